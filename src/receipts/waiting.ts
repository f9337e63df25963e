import { waitingName } from '../storage/waitingName'

/** A receipt that did not arrive. */
export interface WaitingReceipt {
  body: string
  /** When it was sent first, in milliseconds since 1970. */
  since: number
  tries: number
}

/** What is kept of receipts on the device of a visitor who granted something. */
export interface Waiting {
  /** The hash of the words that were posted last. */
  posted?: string
  receipts: WaitingReceipt[]
}

const isReceipt = (one: unknown): one is WaitingReceipt => {
  const { body, since, tries } = Object(one) as Partial<WaitingReceipt>
  return typeof body === 'string' && Number.isFinite(since) && Number.isFinite(tries)
}

/** What is kept; nothing of what the page, or another script, made of it. */
export function readWaiting(cookie: string): Waiting {
  try {
    const { posted, receipts } = JSON.parse(localStorage.getItem(waitingName(cookie)) ?? '{}')
    return {
      ...(typeof posted === 'string' && { posted }),
      receipts: Array.isArray(receipts) ? receipts.filter(isReceipt) : [],
    }
  } catch {
    return { receipts: [] }
  }
}

/** As it is kept; `''` where nothing is left to keep. */
export const waitingText = ({ posted, receipts }: Waiting): string =>
  posted || receipts[0] ? JSON.stringify({ posted, receipts }) : ''
