import { pageBody } from '../lib/pageBody'

const HOLDER = Symbol.for('interact-consent-holder')

declare global {
  interface Document {
    /** Each part that puts something into the page finds it here. */
    [HOLDER]?: HTMLElement
  }
}

/** What no sheet of the page's beats: no size, no place among what it stands beside, and no colours of its own. */
const STYLE = {
  all: 'initial',
  position: 'fixed',
  'z-index': '2147483647',
  inset: '0 auto auto 0',
  'color-scheme': 'inherit',
}

/** Whether all that we add is in the page and above everything else in it: whoever moves it takes it down. */
export function isHeld(): boolean {
  const holder = document[HOLDER]
  return !!holder?.isConnected && (!holder.showPopover || holder.matches(':popover-open'))
}

/** A page that is put together from copies of its earlier states has copies of this in them, which nobody hears. */
export function removeCopies(): void {
  for (const copy of document.querySelectorAll('interact-consent')) if (copy !== document[HOLDER]) copy.remove()
}

/**
 * Puts something into the one element that we add to a page. A framework that hydrates the whole document passes over an
 * element of a name that it does not know; in the top layer (https://html.spec.whatwg.org/multipage/popover.html) a
 * `filter` or `transform` on the body, as of an accessibility toolbar, moves nothing in it.
 *
 * @param isFirst whether the keyboard is to meet it first
 */
export function hold(child: Element, isFirst: boolean): void {
  document[HOLDER] ??= document.createElement('interact-consent')
  const holder = document[HOLDER]
  removeCopies()
  if (child.parentNode !== holder) holder.append(child)
  const body = pageBody()
  // Not moved once it is there: that would take it down.
  if (!body || isHeld()) return
  for (const [name, value] of Object.entries(STYLE)) holder.style.setProperty(name, value, 'important')
  holder.popover = 'manual'
  if (isFirst) body.prepend(holder)
  else body.append(holder)
  holder.showPopover?.()
}

/** Takes it out again, and the element with it once that is empty. */
export function letGo(child: Element): void {
  child.remove()
  const holder = document[HOLDER]
  if (holder?.childElementCount) return
  holder?.remove()
  delete document[HOLDER]
}
