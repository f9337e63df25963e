import { closest, isConnected } from '../../lib/natives'

/** A tag that was released and has left the page since. */
export interface Replaced {
  element: Element
  /** Whether its own element could run; otherwise a copy of it ran. */
  wasRunnable: boolean
}

/** Released tags that were in the page at the last scan. */
export interface ReplacedTags {
  add(element: Element, isRunnable: boolean): void
  /** Call it for a tag that did not run after all. */
  remove(element: Element): void
  /** Returns the equal tag that this element replaces. */
  find(element: Element): Replaced | undefined
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
 * Astro's mark. Nor does one in the place of a tag that could not run itself: Turbo makes the scripts of a frame anew
 * two frames after it has inserted them, and a copy may have run by then.
 */
export const isRunAgain = (element: Element, old: Replaced, isRunnable: boolean): boolean =>
  isRunnable && old.wasRunnable && !closest(element, `[${MARK}]`) && !closest(old.element, 'head')

export function createReplacedTags(): ReplacedTags {
  const markup = new Map<Element, Replaced & { text: string }>()
  return {
    add(element, wasRunnable) {
      markup.set(element, { element, wasRunnable, text: markupOf(element) })
    },
    remove: (element) => void markup.delete(element),
    find: (element) => [...markup.values()].find((old) => !isConnected(old.element) && old.text === markupOf(element)),
    forget() {
      for (const element of markup.keys()) if (!isConnected(element)) markup.delete(element)
    },
  }
}
