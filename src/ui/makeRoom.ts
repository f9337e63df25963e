const ROOM = '--interact-consent-room'

/**
 * Keeps what has the focus from being hidden behind the banner while it is there, at the end of the page too; shell.css
 * makes the room, which paper does not need.
 * https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
 */
export function makeRoom(panel: HTMLElement): () => void {
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => style.setProperty(ROOM, `${panel.offsetHeight}px`))
  observer.observe(panel)
  return () => {
    observer.disconnect()
    style.removeProperty(ROOM)
  }
}
