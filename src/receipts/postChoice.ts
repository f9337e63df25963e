import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'

/** The pending request: its response would set an older choice. */
let sending: AbortController | undefined

/**
 * Posts the choice to the site's own server, which sets the same cookie by HTTP: Safari keeps a cookie of a script for
 * only seven days (https://webkit.org/tracking-prevention/#intelligent-tracking-prevention-itp). Aborts an earlier
 * request, and its own once the choice is replaced, so that the browser takes no cookie from the response.
 *
 * @param choice the value of the cookie
 * @param domain the cookie's domain, which no page can read back; `''` for host-only
 * @param isStored whether the browser still holds this value: a listener, a reset or another tab may have replaced it
 * @param isChanged whether the answer has put what is no choice in its place, or a second cookie beside it
 * @param onAnswer called once the request has ended, whatever cookie the response has set
 */
export async function postChoice({
  config,
  choice,
  domain,
  isStored,
  isChanged,
  onAnswer,
  fail,
}: {
  config: ResolvedConfig
  choice: string
  domain: string
  isStored(): boolean
  isChanged(): boolean
  onAnswer(): void
  fail: Fail
}): Promise<void> {
  const { url } = config.cookie
  if (!url || !isStored()) return
  sending?.abort()
  const own = new AbortController()
  sending = own
  const { signal } = own
  const over = new AbortController()
  const post = (more: RequestInit): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify({ choice, domain }),
      headers: { 'Content-Type': 'application/json' },
      ...more,
    })
  const recheck = (): void => {
    if (!isStored()) own.abort()
  }
  // On its way to the document, which dispatches it.
  addEventListener('consent:choice', recheck, { signal: over.signal, capture: true })
  // Chromium does not abort a `keepalive` request, so it is used only when the page is left.
  const sendAgain = (): void => {
    if (!signal.aborted && isStored()) post({ keepalive: true }).catch(() => {})
  }
  addEventListener('pagehide', sendAgain, { signal: over.signal })
  try {
    const { ok, status } = await post({ signal })
    over.abort()
    if (!ok) throw new Error(`${status}`)
    if (isChanged()) fail('endpoint-lost', 'Set-Cookie')
  } catch (error) {
    // Still sent again then: Firefox and WebKit break it off as soon as the visitor goes on, before `pagehide`.
    if (!signal.aborted) fail('endpoint-lost', `${url}: ${(error as Error).message}`)
  }
  onAnswer()
}
