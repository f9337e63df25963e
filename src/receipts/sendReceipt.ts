import type { Receipt } from '../choice/receipt'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'

/**
 * Sends the record of a choice where the site keeps such records. Whether it arrives changes no choice.
 *
 * @param hash SHA-256 of the words that the visitor was shown, where the modal showed them
 */
export function sendReceipt({
  config: { receipts },
  receipt,
  hash,
  fail,
}: {
  config: ResolvedConfig
  receipt: Receipt | null
  hash: string | undefined
  fail: Fail
}): void {
  if (!receipts?.url || !receipt || !(receipt.choice.granted.length || receipts.refusals)) return
  fetch(receipts.url, {
    method: 'POST',
    body: JSON.stringify({ ...receipt, ...(hash && { notice: { sha256: hash } }) }),
    headers: { 'Content-Type': 'application/json' },
    keepalive: true,
  }).catch((error: Error) => fail('receipt-lost', `${receipts.url}: ${error.message}`))
}
