import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'

/** The request that is on its way: an answer to it would put an older choice back into the jar. */
let sending: AbortController | undefined

/**
 * Hands the choice to the site's own server, which sets the same cookie by HTTP: Safari keeps what a script sets for
 * seven days (https://webkit.org/tracking-prevention/#intelligent-tracking-prevention-itp), what a server sets as long
 * as it says. The last word wins: an earlier request is aborted, and the browser takes no cookie from its answer.
 *
 * @param choice as the cookie holds it
 * @param domain what holds the cookie, which no page can read back; `''` for host-only
 * @param onAnswer called once the server has answered, whatever it has put into the jar
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
  // Chromium goes on with a `keepalive` request that was aborted, so only one that the page leaves behind is one.
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
