import type { Receipt } from '../choice/receipt'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'

/** Sends the record of a choice where the site keeps such records. Whether it arrives changes no choice. */
export function sendReceipt({ receipts }: ResolvedConfig, receipt: Receipt | null, fail: Fail): void {
  if (!receipts?.url || !receipt || !(receipt.choice.granted.length || receipts.refusals)) return
  fetch(receipts.url, {
    method: 'POST',
    body: JSON.stringify(receipt),
    headers: { 'Content-Type': 'application/json' },
    keepalive: true,
  }).catch((error: Error) => fail('receipt-lost', `${receipts.url}: ${error.message}`))
}
