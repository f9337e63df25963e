import { pageBody } from '../lib/pageBody'

const HOLDER = Symbol.for('interact-consent-holder')

declare global {
  interface Document {
    /** The element for all that the SDK's parts add to the page. */
    [HOLDER]?: HTMLElement
  }
}

/**
 * Set inline and important, so that no style sheet of the page wins: no size, no effect on its siblings, no colours of
 * its own.
 */
const STYLE = {
  all: 'initial',
  position: 'fixed',
  'z-index': '2147483647',
  inset: '0 auto auto 0',
  'color-scheme': 'inherit',
}

/**
 * Events in what we add that listeners of the page would take for theirs: smooth scrollers, slide decks, and dialogs that
 * close at a press beside them.
 */
const KEPT = ['wheel', 'touchstart', 'touchmove', 'pointerdown', 'mousedown', 'keydown', 'keyup']

function makeHolder(): HTMLElement {
  const holder = document.createElement('interact-consent')
  // In an editor that takes the whole page, what the visitor types must not change the notice.
  holder.contentEditable = 'false'
  for (const type of KEPT) holder.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
  // Dialogs of the page hide all beside them, but not what is in the top layer.
  const shown = new MutationObserver(() => {
    holder.inert = false
    holder.removeAttribute('aria-hidden')
  })
  shown.observe(holder, { attributeFilter: ['inert', 'aria-hidden'] })
  return holder
}

/** Whether all that we add is in the page and in the top layer. Moving the element takes it out of the top layer. */
export function isHeld(): boolean {
  const holder = document[HOLDER]
  return !!holder?.isConnected && (!holder.showPopover || holder.matches(':popover-open'))
}

/**
 * Removes copies of our element, whose buttons do nothing. They come with pages that are restored from a copy of an
 * earlier state.
 */
export function removeCopies(): void {
  for (const copy of document.querySelectorAll('interact-consent')) if (copy !== document[HOLDER]) copy.remove()
}

/**
 * Puts a child into the one element that we add to a page. Frameworks that hydrate the whole document skip an element
 * whose name they do not know. In the top layer (https://html.spec.whatwg.org/multipage/popover.html) a `filter` or
 * `transform` on the body, as from accessibility toolbars, does not move it.
 */
export function hold(child: Element): void {
  document[HOLDER] ??= makeHolder()
  const holder = document[HOLDER]
  removeCopies()
  if (child.parentNode !== holder) holder.append(child)
  const body = pageBody()
  // Not if it is there already: moving it would hide it.
  if (!body || isHeld()) return
  for (const [name, value] of Object.entries(STYLE)) holder.style.setProperty(name, value, 'important')
  holder.popover = 'manual'
  body.append(holder)
  holder.showPopover?.()
}

/** Removes the child, and our element once it is empty. */
export function letGo(child: Element): void {
  child.remove()
  const holder = document[HOLDER]
  if (holder?.childElementCount) return
  holder?.remove()
  delete document[HOLDER]
}
