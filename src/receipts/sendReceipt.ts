import type { Receipt, ShownNotice } from '../choice/receipt'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'
import { readWaiting, waitingText } from './waiting'

/** How often a receipt is tried, and for how long (in milliseconds). */
const MOST_TRIES = 10
const LONGEST = 7 * 864e5
/** Most bytes that outlive the page, with a margin (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const KEPT_ALIVE = 6e4

interface Setting {
  config: ResolvedConfig
  fail: Fail
  /** Stores a text while something is granted; `''` removes it. Only the engine can: a gate guards the key. */
  keep(text: string): void
}

/** Posts a record. Resolves to whether it arrived; reports a failure. */
async function post(body: string, { config: { receipts }, fail }: Setting): Promise<boolean> {
  const url = `${receipts?.url}`
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
      keepalive: body.length < KEPT_ALIVE,
    })
    if (!ok) throw new Error(`${status}`)
    return true
  } catch (error) {
    fail('receipt-lost', `${url}: ${(error as Error).message}`)
    return false
  }
}

/**
 * Posts the receipt of a choice if the config asks for it. A lost receipt changes no choice: for a grant it is stored
 * and tried again on the next page; for a refusal, which may store nothing, it is tried once.
 *
 * @param notice what the modal showed, if it was used; its words are posted once for each hash
 */
export async function sendReceipt({
  receipt,
  notice,
  cause,
  ...setting
}: Setting & {
  receipt: Receipt | null
  notice?: ShownNotice | undefined
  cause?: Receipt['cause']
}): Promise<void> {
  const { receipts, cookie } = setting.config
  const isGrant = !!receipt?.choice.granted[0]
  if (!receipts?.url || !receipt || !(isGrant || receipts.refusals)) return
  const { posted } = isGrant ? readWaiting(cookie.name) : {}
  const { sha256, language, words } = notice ?? {}
  const isNew = !sha256 || sha256 !== posted
  const shown = notice && { ...(sha256 && { sha256 }), language, ...(isNew && { words }) }
  const body = JSON.stringify({ ...receipt, ...(cause && { cause }), ...(shown && { notice: shown }) })
  const since = Date.now()
  const arrived = await post(body, setting)
  if (!isGrant) return
  const now = readWaiting(cookie.name)
  setting.keep(
    waitingText({
      ...(arrived && sha256 ? { posted: sha256 } : now.posted && { posted: now.posted }),
      receipts: [...now.receipts, ...(arrived ? [] : [{ body, since, tries: 1 }])].slice(-MOST_TRIES),
    }),
  )
}

/** Posts the lost receipts of earlier pages again: at most ten times in seven days. */
export async function resendReceipts(setting: Setting): Promise<void> {
  const { name } = setting.config.cookie
  const { receipts } = readWaiting(name)
  if (!receipts[0] || !setting.config.receipts?.url) return
  // Remove them first: another tab that starts now must not send them too.
  const due = receipts.filter(({ since, tries }) => tries < MOST_TRIES && Date.now() - since < LONGEST)
  setting.keep(waitingText({ ...readWaiting(name), receipts: [] }))
  for (const receipt of due) {
    if (await post(receipt.body, setting)) continue
    const now = readWaiting(name)
    setting.keep(waitingText({ ...now, receipts: [...now.receipts, { ...receipt, tries: receipt.tries + 1 }] }))
  }
}
