import { declaresColorScheme } from './declaresColorScheme'
import { hold, isHeld, letGo } from './holder'
import { keepLast } from './keepLast'
import { adoptStyles } from './styles/adoptStyles'
import firm from './styles/modal.css?inline'
import loose from './styles/shell.css?inline'

/** The element that the modal is drawn in, and its styles. */
interface ModalRoot {
  element: HTMLElement
  /**
   * Puts it into the page, unless it is there. Returns whether it was away.
   *
   * @param isMetFirst whether it must be met before the page, at the latest once that has loaded
   */
  enter(isMetFirst: boolean): boolean
  /** Adds the styles of the second view. */
  addStyles(css: string): void
  leave(): void
}

export function createModalRoot(nonce: string | undefined): ModalRoot {
  const element = document.createElement('div')
  element.id = 'interact-consent-root'
  // Search engines look for it on a `<div>`: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
  element.dataset.nosnippet = ''
  // A dialog of the page that traps the focus would take it back.
  element.addEventListener('focusin', (event) => event.stopPropagation())
  let style = adoptStyles(loose, firm, nonce)

  return {
    element,
    enter(isMetFirst) {
      // A page that declares no colour scheme gets the one of the visitor's system. Read before any change, as otherwise
      // the browser would compute all styles of the page again.
      element.className = declaresColorScheme() ? 'page' : ''
      style(true)
      const isAway = !element.isConnected || !isHeld()
      hold(element)
      if (isAway) keepLast(element, isMetFirst)
      return isAway
    },
    addStyles(css) {
      // One sheet: in a layer of its own, the second could not override the first.
      style(false)
      style = adoptStyles(loose, firm + css, nonce)
    },
    leave() {
      letGo(element)
      style(false)
    },
  }
}
