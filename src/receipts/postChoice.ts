import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'

/** The pending request: its response would set an older choice. */
let sending: AbortController | undefined

/**
 * Posts the choice to the site's own server, which sets the same cookie by HTTP: Safari keeps a cookie of a script for
 * only seven days (https://webkit.org/tracking-prevention/#intelligent-tracking-prevention-itp). Aborts an earlier
 * request, so that the browser takes no cookie from its response.
 *
 * @param choice the value of the cookie
 * @param domain the cookie's domain, which no page can read back; `''` for host-only
 * @param onAnswer called once the request has ended, whatever cookie the response has set
 */
export async function postChoice({
  config,
  choice,
  domain,
  onAnswer,
  fail,
}: {
  config: ResolvedConfig
  choice: string
  domain: string
  onAnswer(): void
  fail: Fail
}): Promise<void> {
  const { url } = config.cookie
  sending?.abort()
  if (!url) return
  const own = new AbortController()
  sending = own
  const { signal } = own
  const post = (more: RequestInit): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify({ choice, domain }),
      headers: { 'Content-Type': 'application/json' },
      ...more,
    })
  // Chromium does not abort a `keepalive` request, so it is used only when the page is left.
  const sendAgain = (): void => void post({ keepalive: true }).catch(() => {})
  addEventListener('pagehide', sendAgain, { signal })
  try {
    const { ok, status } = await post({ signal })
    if (!ok) throw new Error(`${status}`)
  } catch (error) {
    if (!signal.aborted) fail('endpoint-lost', `${url}: ${(error as Error).message}`)
  }
  removeEventListener('pagehide', sendAgain)
  onAnswer()
}
