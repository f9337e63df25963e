/**
 * How long after the page has loaded an element that is to be met first stays last, in milliseconds: by then what hydrates
 * a whole document has done so.
 */
const PATIENCE = 2000

/** How often to look whether a button is still pressed, in milliseconds. */
const PRESS = 100

/** Returns what styles of the body could give an element that stands in it. */
function lookOf(element: Element): string {
  const { colorScheme, color, backgroundColor, fontFamily } = getComputedStyle(element)
  return [colorScheme, color, backgroundColor, fontFamily].join()
}

/**
 * Keeps what holds an element last in its parent while the page loads: React 18 hydrates a document only if what it does
 * not know is last in the body. The parser may put the rest of the page behind it, so it is moved before deferred scripts
 * run. One that must be met first leaves the body then, so that style sheets count its children right
 * (`body > :first-child`, `* + *`). Browsers that cannot move it without hiding it leave it where it is
 * (https://dom.spec.whatwg.org/#dom-parentnode-movebefore).
 *
 * @param isMetFirst whether the keyboard and a screen reader must meet it before the page: it comes before the body as
 *   soon as somebody presses Tab, or once the page has loaded and started
 */
export function keepLast(root: Element, isMetFirst: boolean): void {
  const holder = root.parentElement
  const waiting = new AbortController()
  const { signal } = waiting
  /** Moves it out of the body; within, to the front, where it would look otherwise outside. */
  const lead = (holder: Element, body: Element): void => {
    const panel = root.lastElementChild ?? root
    const look = lookOf(panel)
    body.parentElement?.moveBefore(holder, body)
    if (lookOf(panel) !== look) body.moveBefore(holder, body.firstChild)
  }
  const move = (isFirst: boolean): void => {
    if (signal.aborted) return
    // A button that is moved between press and release gets no click.
    if (holder?.matches('interact-consent:active')) return void setTimeout(move, PRESS, isFirst)
    if (isFirst) waiting.abort()
    const parent = holder?.parentElement
    if (!parent?.moveBefore) return
    if (isFirst) lead(holder as Element, parent)
    else parent.moveBefore(holder as Element, null)
  }
  document.addEventListener('readystatechange', () => move(false), { once: true, signal })
  if (!isMetFirst) return
  const wait = (): void => void setTimeout(move, PATIENCE, true)
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && move(true), { capture: true, signal })
}
