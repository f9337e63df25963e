import { pageBody } from '../lib/pageBody'

/**
 * Closes a dialog that a visitor's blocker does not let show: it would leave a page that nobody can use and that shows no
 * reason. Where the page itself shows nothing yet it is not the dialog that is hidden.
 *
 * @param panel the dialog, or a region of the page, which bars nobody and stays
 * @returns the undo
 */
export function watchHidden(panel: HTMLElement, close: () => void): () => void {
  const body = pageBody() as HTMLElement
  const observer = new ResizeObserver(() => {
    // A display that is neither ours nor a blocker's: `* { all: unset !important }`.
    const { display } = getComputedStyle(panel)
    if (!/none|flex|grid|flow/.test(display)) panel.parentElement?.setAttribute('data-consent-shell', '')
    if (!body.getClientRects()[0]) return
    // It grows with the page, and a busy page would be measured in each frame.
    observer.unobserve(body)
    if ('showModal' in panel && !panel.getClientRects()[0]) close()
  })
  // Many blockers bring their styles late; what is not displayed any more has no size.
  observer.observe(panel)
  observer.observe(body)
  return () => observer.disconnect()
}
