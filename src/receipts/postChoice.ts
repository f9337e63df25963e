import type { Receipt } from '../choice/receipt'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'
import { cookieValues } from '../storage/cookieJar'
import { sendReceipt } from './sendReceipt'

/**
 * Hands the choice to the site's own server, which sets the same cookie by HTTP: Safari keeps what a script sets for
 * seven days (https://webkit.org/tracking-prevention/#intelligent-tracking-prevention-itp), what a server sets as long
 * as it says. The record of it goes where the site keeps such records.
 *
 * @param domain what held the cookie, which no page can read back; `''` for host-only
 * @param hash SHA-256 of the words that the visitor was shown, where the modal showed them
 */
export function tellServer(
  config: ResolvedConfig,
  receipt: Receipt | null,
  domain: string | null | undefined,
  fail: Fail,
  hash?: string,
): void {
  const { url, name } = config.cookie
  const [choice] = cookieValues(name)
  if (url && choice)
    fetch(url, {
      method: 'POST',
      body: JSON.stringify({ choice, domain }),
      headers: { 'Content-Type': 'application/json' },
      keepalive: true,
    })
      .then(({ ok, status }) => ok || Promise.reject(new Error(`${status}`)))
      .catch((error: Error) => fail('endpoint-lost', `${url}: ${error.message}`))
  sendReceipt(config, receipt && { ...receipt, ...(hash && { notice: { sha256: hash } }) }, fail)
}
