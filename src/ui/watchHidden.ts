/**
 * A dialog that a visitor's blocker does not let show would leave a page that nobody can use and that shows no reason:
 * it is closed. Where the page itself shows nothing yet it is not the dialog that is hidden.
 *
 * @param root what the panel is the last element of
 * @returns follows this panel; none, with `null`
 */
export function watchHidden(root: HTMLElement, close: () => void): (panel: HTMLElement | null) => void {
  const observer = new ResizeObserver(() => {
    const dialog = root.querySelector('dialog')
    // A display that is neither ours nor a blocker's: `* { all: unset !important }`.
    const { display } = getComputedStyle(root.lastElementChild as Element)
    if (!/none|flex|grid|flow/.test(display)) root.dataset.consentShell = ''
    const { body } = document
    if (!body.getClientRects()[0]) return
    // It grows with the page, and a busy one would be looked at in each frame.
    observer.unobserve(body)
    if (dialog && !dialog.getClientRects()[0]) close()
  })
  return (panel) => {
    observer.disconnect()
    if (!panel) return
    // Many blockers bring their styles late; what is not displayed any more has no size.
    observer.observe(panel)
    observer.observe(document.body)
  }
}
