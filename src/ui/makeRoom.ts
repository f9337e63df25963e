import { adoptStyles } from './styles/adoptStyles'

/**
 * Keeps what has the focus from being hidden behind the banner while it is there, at the end of the page too. By a sheet:
 * paper needs no room, and who hydrates the document finds it as the server has sent it.
 * https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
 */
export function makeRoom(panel: HTMLElement): () => void {
  let style: ReturnType<typeof adoptStyles> | undefined
  const observer = new ResizeObserver(() => {
    const room = `padding-block-end:${panel.offsetHeight}px`
    style?.(false)
    style = adoptStyles(`@media screen{:root{${room};scroll-${room}}}`, '')
    style(true)
  })
  observer.observe(panel)
  return () => {
    observer.disconnect()
    style?.(false)
  }
}
