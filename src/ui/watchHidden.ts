import { pageBody } from '../lib/pageBody'
import { isHeld } from './holder'

/**
 * Closes a dialog that a visitor's blocker hides. It would make the page unusable for no visible reason. If the page
 * itself is not displayed yet, the dialog is not what is hidden.
 *
 * @param panel the dialog; or a region, which does not block the page and stays
 * @returns the undo
 */
export function watchHidden(panel: HTMLElement, close: () => void): () => void {
  const body = pageBody() as HTMLElement
  const observer = new ResizeObserver(() => {
    // Such a display comes from neither us nor a blocker: `* { all: unset !important }`.
    const { display } = getComputedStyle(panel)
    if (!/none|flex|grid|flow/.test(display)) panel.parentElement?.setAttribute('data-consent-shell', '')
    if (!body.getClientRects()[0]) return
    // The body grows with the page: a busy one would be measured in each frame.
    observer.unobserve(body)
    // A page that replaces its content takes the dialog away for a moment; it is put back.
    if ('showModal' in panel && isHeld() && !panel.getClientRects()[0]) close()
  })
  // Many blockers add their styles late. What is no longer displayed has no size.
  observer.observe(panel)
  observer.observe(body)
  return () => observer.disconnect()
}
