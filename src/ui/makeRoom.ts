import { adoptStyles } from './styles/adoptStyles'

/**
 * Keeps the banner from hiding what has the focus, even at the end of the page, by a padding in a style sheet. A sheet
 * leaves printed pages and the hydrated document as they are. Returns the undo.
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
