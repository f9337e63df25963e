/**
 * Keeps what has the focus from being hidden behind the banner while it is there, at the end of the page too.
 * https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
 */
export function makeRoom(panel: HTMLElement): () => void {
  const { style } = document.documentElement
  const { scrollPaddingBlockEnd, paddingBlockEnd } = style
  const observer = new ResizeObserver(() => {
    style.scrollPaddingBlockEnd = style.paddingBlockEnd = `${panel.offsetHeight}px`
  })
  observer.observe(panel)
  return () => {
    observer.disconnect()
    Object.assign(style, { scrollPaddingBlockEnd, paddingBlockEnd })
  }
}
