import { closest, isConnected } from '../../lib/natives'

/** Released tags that were in the page when it was looked through last. */
export interface ReplacedTags {
  add(element: Element): void
  /** It did not run after all. */
  remove(element: Element): void
  /** Whether this stands in for an equal one that was let go and has left the page since. */
  has(element: Element): boolean
  /** Forgets those that have left the page. */
  forget(): void
}

/** Astro's router marks scripts of a new page that must not run again; the old page's bear its mark as well. */
const MARK = 'data-astro-exec'
const markupOf = ({ outerHTML }: Element): string => outerHTML.replace(` ${MARK}=""`, '')

/**
 * Whoever swaps the head or the body of a page may bring a tag again that has run. A plain script in its place runs
 * again if somebody made it anew, as Turbo does in the body, and not if it came by `innerHTML`, stands in the head, where
 * routers keep what is equal, or is marked by Astro.
 */
export const isRunAgain = (element: Element, isRunnable: boolean): boolean =>
  isRunnable && !closest(element, `head,[${MARK}]`)

export function createReplacedTags(): ReplacedTags {
  const markup = new Map<Element, string>()
  return {
    add(element) {
      markup.set(element, markupOf(element))
    },
    remove: (element) => void markup.delete(element),
    has: (element) => [...markup].some(([old, text]) => !isConnected(old) && text === markupOf(element)),
    forget() {
      for (const element of markup.keys()) if (!isConnected(element)) markup.delete(element)
    },
  }
}
