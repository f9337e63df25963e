import { hasMatch } from '../lib/hasMatch'
import { readyState } from '../lib/natives'
import { observeDocument } from '../lib/observeDocument'

/** Interval for reading the choice cookie in browsers without its `change` event, in milliseconds. */
const POLL = 400
/** How long after the event Chromium's `document.cookie` may show the old value, in milliseconds, with a margin. */
const LATE = 99
/** How long changes are gathered before the page is searched, in milliseconds. */
const GATHER = 20
/** From so many changes on, one search of the page takes less time than a look at each. */
const MANY = 999
/** Elements whose insertion, move or removal matters here; a `body` may contain any of them. */
const OURS =
  '[data-consent],[data-consent-open],[data-consent-declaration],[data-consent-preferences],body,interact-consent'

/** Callbacks for what happens to the page. */
export interface PageLife {
  /** The visitor clicked. */
  onClick(event: Event): void
  /** The choice may have changed: in another tab, or while the page was hidden. */
  onReturn(): void
  /** The page has just changed. */
  onMutation(): void
  /** The page is parsed, or changes of its tags were gathered. */
  onTags(): void
  /** The page is shown: at once, or after prerendering. */
  onSeen(): void
  /** Wraps work so that its errors do not reach the page. */
  safely<A extends unknown[]>(work: (...given: A) => void): (...given: A) => void
}

/**
 * Calls back when the page is shown, clicked, changed, replaced or returned to. Returns the undo for all but the
 * listeners, which end with `teardown`.
 */
export function watchPage(cookie: string, teardown: Pick<AbortController, 'signal'>, page: PageLife): () => void {
  const { onClick, onReturn, onMutation, onTags, onSeen, safely } = page
  const listen = (type: string, listener: (event: Event) => void): void => addEventListener(type, listener, teardown)
  // `document.open()` removes every listener. The browser does not add those that are still there twice.
  const watch = (): void => {
    // Captured: a menu may keep the clicks in it to itself, and a way back to the choice is often in one.
    addEventListener('click', onClick, { signal: teardown.signal, capture: true })
    listen('DOMContentLoaded', onParsed)
    listen('visibilitychange', onReturn)
    listen('pageshow', onReturn)
  }

  let root = document.documentElement
  let gathering: ReturnType<typeof setTimeout> | undefined
  const followMutation = safely(() => {
    if (root !== document.documentElement) {
      root = document.documentElement
      watch()
    }
    onMutation()
  })
  const isOurs = (node: Node): boolean => hasMatch(node, OURS)
  const watcher = observeDocument(
    { childList: true, subtree: true, attributeFilter: ['data-consent', 'data-consent-granted', 'lang'] },
    safely((records?: MutationRecord[]) => {
      if (
        records &&
        records.length < MANY &&
        !records.some(
          ({ target, attributeName, addedNodes, removedNodes }) =>
            (attributeName && (attributeName !== 'lang' || target === root)) ||
            [...addedNodes, ...removedNodes].some(isOurs),
        )
      )
        return
      followMutation()
      gathering ??= setTimeout(() => {
        gathering = undefined
        followMutation()
        onTags()
      }, GATHER)
    }),
    () => true,
  )
  // Observe only after parsing: the parser may insert the page in a hundred steps.
  const observe = (): void => watcher.observe(document)
  const onParsed = safely(() => {
    observe()
    onTags()
  })
  watch()
  if (readyState(document) !== 'loading') observe()

  // The event fires in hidden tabs too, and on sibling domains that see the cookie.
  let poll: ReturnType<typeof setInterval> | undefined
  try {
    cookieStore.addEventListener(
      'change',
      safely(({ changed, deleted }: CookieChangeEvent) => {
        // A page may change other cookies thousands of times, and each read of the jar waits for another process.
        if (![...changed, ...deleted].some(({ name }) => name === cookie)) return
        onReturn()
        setTimeout(onReturn, LATE)
      }),
      teardown,
    )
  } catch {
    // No Cookie Store: plain http, or an older browser.
    poll = setInterval(onReturn, POLL)
  }

  if ((document as { prerendering?: unknown }).prerendering === true)
    document.addEventListener('prerenderingchange', onSeen, teardown)
  else onSeen()

  return () => {
    watcher.disconnect()
    clearTimeout(gathering)
    clearInterval(poll)
  }
}
