import { clearTimeout, observerClass, setTimeout } from './natives'

/** A page that changes in so many turns within `SPAN` is busy: more often than a timer (4 ms) or a frame (240 Hz) comes. */
const TURNS = 30
/** In milliseconds. */
const SPAN = 100

/** Observes the document and, on demand, other trees. */
export interface DocumentObserver {
  observe(root: Node): void
  disconnect(): void
}

/**
 * Makes an observer of the document. On a busy page each record takes time, whether or not anything is done about it, and
 * while the page's turns take longer, the browser draws more frames of it. So a busy page is left alone for the rest of
 * the span, and then looked at as a whole.
 *
 * @param look called with what has changed; without records, anything in the document may have changed
 * @param mayWait whether that may come after the span
 */
export function observeDocument(
  options: MutationObserverInit,
  look: (records?: MutationRecord[]) => void,
  mayWait: () => boolean,
): DocumentObserver {
  let turns = 0
  let span: ReturnType<typeof setTimeout> | undefined
  const observe = (root: Node): void => observer.observe(root, options)
  const endSpan = (): void => {
    span = undefined
    const isLeftAlone = turns >= TURNS
    turns = 0
    if (!isLeftAlone) return
    observe(document)
    look()
  }
  const observer = new (observerClass())((records) => {
    span ??= setTimeout(endSpan, SPAN)
    if (++turns >= TURNS) {
      if (mayWait()) observer.disconnect()
      else turns = 0
    }
    look(records)
  })
  return {
    observe,
    disconnect() {
      clearTimeout(span)
      observer.disconnect()
    },
  }
}
