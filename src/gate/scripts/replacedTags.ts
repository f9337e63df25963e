import { closest, isConnected, requestAnimationFrame } from '../../lib/natives'

/** A tag that was released and has left the page since. */
export interface Replaced {
  element: Element
  /** Whether an equal tag in its place is a new one, and not the same one made anew. */
  isOver: boolean
}

/** Released tags that were in the page at the last scan. */
export interface ReplacedTags {
  add(element: Element, ranAsCopy: boolean): void
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
 * For how many frames an equal tag counts as the same one made anew: Turbo's frames make it two frames after they have
 * inserted it, and the search for new tags gathers changes of the page for about 20 ms, five frames at 240 Hz.
 */
const FRAMES = 12

/**
 * Whether a tag that replaces one which has run is to run again, as a plain script would. A router may swap the head or
 * the body of a page. A script that was made anew runs again, as with Turbo in the body or a head manager. One that came
 * through `innerHTML` does not; nor does one that came with a whole new head, which a parser has made, or one with
 * Astro's mark. Nor does one in the place of a tag that has run where a plain script waits to be made anew.
 */
export const isRunAgain = (element: Element, old: Replaced, isRunnable: boolean): boolean =>
  isRunnable && old.isOver && !closest(element, `[${MARK}]`) && !closest(old.element, 'head')

export function createReplacedTags(): ReplacedTags {
  /** Each with its markup, and with the frame up to which a router may make it anew. */
  const tags = new Map<Element, { text: string; until: number }>()
  /** Frames are counted while one of them may be made anew. */
  let frame = 0
  let last = -1
  const count = (): void => {
    if (frame++ < last) requestAnimationFrame(count)
  }
  return {
    add(element, ranAsCopy) {
      const isIdle = frame > last
      last = frame + FRAMES
      tags.set(element, { text: markupOf(element), until: ranAsCopy ? Infinity : last })
      if (isIdle) count()
    },
    remove: (element) => void tags.delete(element),
    find(element) {
      for (const [old, { text, until }] of tags) {
        if (!isConnected(old) && text === markupOf(element)) return { element: old, isOver: frame > until }
      }
      return undefined
    },
    forget() {
      for (const element of tags.keys()) if (!isConnected(element)) tags.delete(element)
    },
  }
}
