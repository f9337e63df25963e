/** How often the choice cookie is looked at where the browser tells of no change, in milliseconds. */
const POLL = 400
/** How long Chromium may tell of a changed cookie before `document.cookie` in this process shows it, with time to spare. */
const LATE = 99
/** How long changes of the page are gathered before it is looked through, in milliseconds. */
const GATHER = 20
/** What a page may bring, move or take away that concerns us; its body may hold any of it. */
const OURS = '[data-consent],[data-consent-open],body,#interact-consent-root'

/** What is done when something happens to the page. */
export interface PageLife {
  /** The visitor pressed something. */
  click(event: Event): void
  /** The choice may have changed: in another tab, or while the page was out of sight. */
  look(): void
  /** The page has changed, just now. */
  changed(): void
  /** The page has been read, or tags in it have changed lately; `why` is never empty. */
  settle(why: object): void
  /** Somebody sees the page. */
  begin(): void
  /** Keeps what goes wrong from the page. */
  safely<A extends unknown[]>(work: (...given: A) => void): (...given: A) => void
}

/** Follows one page through its life: prerendered, changed, replaced, left and come back to. Returns the undo. */
export function watchPage(cookie: string, leaving: AbortController, on: PageLife): () => void {
  const { click, look, changed, settle, begin, safely } = on
  const listen = (type: string, listener: (event: Event) => void): void => addEventListener(type, listener, leaving)
  // `document.open()` takes every listener off; those that are still there are not added twice.
  const watch = (): void => {
    listen('click', click)
    listen('DOMContentLoaded', arrive)
    listen('visibilitychange', look)
    listen('pageshow', look)
  }

  let root = document.documentElement
  let due: unknown
  const stay = safely(() => {
    if (root !== document.documentElement) {
      root = document.documentElement
      watch()
    }
    changed()
  })
  // By way of the prototype: `<form><input name="matches">` has an element of its own in that place.
  const { matches, querySelector } = Element.prototype
  const isOurs = (node: Node): unknown =>
    node instanceof Element && (matches.call(node, OURS) || querySelector.call(node, OURS))
  // A busy page changes a hundred times a second: looking through all of it is not free, and neither is being told.
  const watcher = new MutationObserver(
    safely((records: MutationRecord[]) => {
      if (
        due ||
        !records.some(
          ({ attributeName, addedNodes, removedNodes }) =>
            attributeName || [...addedNodes, ...removedNodes].some(isOurs),
        )
      )
        return
      due = setTimeout(() => {
        due = null
        stay()
        settle(watcher)
      }, GATHER)
      stay()
    }),
  )
  // What the parser puts in is looked at once it has put in all: it may do so in a hundred steps.
  const observe = (): void =>
    watcher.observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-consent', 'data-consent-granted'],
    })
  const arrive = safely((event: Event) => {
    observe()
    settle(event)
  })
  watch()
  if (document.readyState !== 'loading') observe()

  // In every tab, whether it is looked at or not, and on sibling domains that see the cookie.
  let poll: unknown
  try {
    cookieStore.addEventListener(
      'change',
      safely(({ changed, deleted }: CookieChangeEvent) => {
        // A page may change others thousands of times, and every look into the jar waits for another process.
        if (![...changed, ...deleted].some(({ name }) => name === cookie)) return
        look()
        setTimeout(look, LATE)
      }),
      leaving,
    )
  } catch {
    // Plain http, and older browsers.
    poll = setInterval(look, POLL)
  }

  if ((document as { prerendering?: unknown }).prerendering === true)
    document.addEventListener('prerenderingchange', begin, leaving)
  else begin()

  return () => {
    leaving.abort()
    watcher.disconnect()
    clearTimeout(due as never)
    clearInterval(poll as never)
  }
}
