import { closest, isConnected } from '../../lib/natives'

/** Released tags that were in the page at the last scan. */
export interface ReplacedTags {
  add(element: Element): void
  /** Call it for a tag that did not run after all. */
  remove(element: Element): void
  /** Returns the equal tag that this element replaces: it was released, and has left the page since. */
  find(element: Element): Element | undefined
  /** Forgets tags that have left the page. */
  forget(): void
}

/** Astro's router marks scripts of a new page that must not run again; those of the old page have the mark as well. */
const MARK = 'data-astro-exec'
const markupOf = ({ outerHTML }: Element): string => outerHTML.replace(` ${MARK}=""`, '')

/**
 * Whether a tag that replaces one which has run is to run again, as a plain script would. A router may swap the head or
 * the body of a page. A script that was made anew runs again, as with Turbo in the body or a head manager. One that came
 * through `innerHTML` does not; nor does one that came with a whole new head, which a parser has made, or one with
 * Astro's mark.
 */
export const isRunAgain = (element: Element, old: Element, isRunnable: boolean): boolean =>
  isRunnable && !closest(element, `[${MARK}]`) && !closest(old, 'head')

export function createReplacedTags(): ReplacedTags {
  const markup = new Map<Element, string>()
  return {
    add(element) {
      markup.set(element, markupOf(element))
    },
    remove: (element) => void markup.delete(element),
    find: (element) => [...markup].find(([old, text]) => !isConnected(old) && text === markupOf(element))?.[0],
    forget() {
      for (const element of markup.keys()) if (!isConnected(element)) markup.delete(element)
    },
  }
}
