/** How often the choice cookie is looked at where the browser tells of no change, in milliseconds. */
const POLL = 400
/** How long Chromium may tell of a changed cookie before `document.cookie` in this process shows it, with time to spare. */
const LATE = 99
/** How long changes of the page are gathered before it is looked through, in milliseconds. */
const GATHER = 20
/** What a page may bring, move or take away that concerns us; its body may hold any of it. */
const OURS =
  '[data-consent],[data-consent-open],[data-consent-declaration],[data-consent-preferences],body,interact-consent'

/** What is called when something happens to the page. */
export interface PageLife {
  /** The visitor pressed something. */
  onClick(event: Event): void
  /** The choice may have changed: in another tab, or while the page was out of sight. */
  onReturn(): void
  /** The page has changed, just now. */
  onMutation(): void
  /** The page has been read, or tags in it have changed lately. */
  onTags(): void
  /** Somebody sees the page. */
  onSeen(): void
  /** Keeps what goes wrong from the page. */
  safely<A extends unknown[]>(work: (...given: A) => void): (...given: A) => void
}

/** Follows one page through its life: prerendered, changed, replaced, left and come back to. Returns the undo. */
export function watchPage(cookie: string, leaving: AbortController, page: PageLife): () => void {
  const { onClick, onReturn, onMutation, onTags, onSeen, safely } = page
  const listen = (type: string, listener: (event: Event) => void): void => addEventListener(type, listener, leaving)
  // `document.open()` takes every listener off; those that are still there are not added twice.
  const watch = (): void => {
    listen('click', onClick)
    listen('DOMContentLoaded', onParsed)
    listen('visibilitychange', onReturn)
    listen('pageshow', onReturn)
  }

  let root = document.documentElement
  let gathering: ReturnType<typeof setTimeout> | null = null
  let { body } = document
  const followMutation = safely(() => {
    body = document.body
    if (root !== document.documentElement) {
      root = document.documentElement
      watch()
    }
    onMutation()
  })
  // By way of the prototype: `<form><input name="matches">` has an element of its own in that place.
  const { matches, querySelector } = Element.prototype
  const isOurs = (node: Node): boolean =>
    node instanceof Element && (matches.call(node, OURS) || !!querySelector.call(node, OURS))
  // A busy page changes a hundred times a second: looking through all of it is not free, and neither is being told.
  const watcher = new MutationObserver(
    safely((records: MutationRecord[]) => {
      if (gathering) {
        // A body that comes meanwhile may hold a copy of the modal that nobody hears: it must not be seen so long.
        if (body !== document.body) followMutation()
        return
      }
      if (
        !records.some(
          ({ target, attributeName, addedNodes, removedNodes }) =>
            (attributeName && (attributeName !== 'lang' || target === root)) ||
            [...addedNodes, ...removedNodes].some(isOurs),
        )
      )
        return
      gathering = setTimeout(() => {
        gathering = null
        followMutation()
        onTags()
      }, GATHER)
      followMutation()
    }),
  )
  // What the parser puts in is looked at once it has put in all: it may do so in a hundred steps.
  const observe = (): void =>
    watcher.observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-consent', 'data-consent-granted', 'lang'],
    })
  const onParsed = safely(() => {
    observe()
    onTags()
  })
  watch()
  if (document.readyState !== 'loading') observe()

  // In every tab, whether it is looked at or not, and on sibling domains that see the cookie.
  let poll: ReturnType<typeof setInterval> | undefined
  try {
    cookieStore.addEventListener(
      'change',
      safely(({ changed, deleted }: CookieChangeEvent) => {
        // A page may change others thousands of times, and every look into the jar waits for another process.
        if (![...changed, ...deleted].some(({ name }) => name === cookie)) return
        onReturn()
        setTimeout(onReturn, LATE)
      }),
      leaving,
    )
  } catch {
    // Plain http, and older browsers.
    poll = setInterval(onReturn, POLL)
  }

  if ((document as { prerendering?: unknown }).prerendering === true)
    document.addEventListener('prerenderingchange', onSeen, leaving)
  else onSeen()

  return () => {
    leaving.abort()
    watcher.disconnect()
    if (gathering) clearTimeout(gathering)
    clearInterval(poll)
  }
}
