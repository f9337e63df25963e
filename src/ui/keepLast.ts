/**
 * How long after the page has loaded an element that is to be met first stays last, in milliseconds: by then what hydrates
 * a whole document has done so.
 */
const PATIENCE = 2000

/** How often to look whether it is still in use, in milliseconds. */
const PRESS = 100

/** Returns what styles of the body could give an element that stands in it. */
function lookOf(element: Element): string {
  const { colorScheme, color, backgroundColor, fontFamily } = getComputedStyle(element)
  return [colorScheme, color, backgroundColor, fontFamily].join()
}

/**
 * Moves what is in the top layer. WebKit cannot move it as it is
 * (https://dom.spec.whatwg.org/#dom-parentnode-movebefore): there it is put in anew.
 */
function place(holder: HTMLElement, parent: Element, before: Element | null): void {
  if (parent.moveBefore) {
    parent.moveBefore(holder, before)
    return
  }
  parent.insertBefore(holder, before)
  holder.showPopover?.()
}

/**
 * Keeps what holds an element last in its parent while the page loads: React 18 hydrates a document only if what it does
 * not know is last in the body. The parser may put the rest of the page behind it, so it is moved before deferred scripts
 * run. One that must be met first leaves the body then, so that style sheets count its children right
 * (`body > :first-child`, `* + *`).
 *
 * @param isMetFirst whether the keyboard and a screen reader must meet it before the page: it comes before the body as
 *   soon as somebody presses Tab, or once the page has loaded and started
 */
export function keepLast(root: Element, isMetFirst: boolean): void {
  const holder = root.parentElement
  const waiting = new AbortController()
  const { signal } = waiting
  let again: ReturnType<typeof setTimeout> | undefined
  const move = (isFirst: boolean): void => {
    const body = holder?.parentElement
    if (signal.aborted || !body) return
    const isMovable = !!body.moveBefore
    // A dialog that is put in anew is no longer modal.
    if (!isMetFirst && !isMovable) return
    clearTimeout(again)
    // A button that is moved between press and release gets no click, and what is put in anew loses the focus.
    if (holder.matches(`interact-consent:is(:active${isMovable ? '' : ', :focus-within, :has(dialog)'})`))
      again = setTimeout(move, PRESS, isFirst)
    else if (isFirst) {
      waiting.abort()
      const panel = root.lastElementChild ?? root
      const look = lookOf(panel)
      if (body.parentElement) place(holder, body.parentElement, body)
      // Within, to the front, where it would look otherwise outside.
      if (lookOf(panel) !== look) place(holder, body, body.firstElementChild)
    } else place(holder, body, null)
  }
  document.addEventListener('readystatechange', () => move(false), { once: true, signal })
  if (!isMetFirst) return
  const wait = (): void => void setTimeout(move, PATIENCE, true)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && move(true), { capture: true, signal })
}
