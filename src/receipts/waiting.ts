import { receiptsName } from '../storage/receiptsName'

/** A receipt that did not arrive. */
export interface WaitingReceipt {
  body: string
  /** When it was first sent, in milliseconds since 1970. */
  since: number
  tries: number
}

/** What is stored of receipts on the device of a visitor with a grant. */
export interface Waiting {
  /** The hash of the words that were posted last. */
  posted?: string
  receipts: WaitingReceipt[]
}

const isReceipt = (one: unknown): one is WaitingReceipt => {
  const { body, since, tries } = Object(one) as Partial<WaitingReceipt>
  return typeof body === 'string' && Number.isFinite(since) && Number.isFinite(tries)
}

/** Reads what is stored; leaves out whatever another script may have put there. */
export function readWaiting(cookie: string): Waiting {
  try {
    const { posted, receipts } = JSON.parse(localStorage.getItem(receiptsName(cookie)) ?? '{}')
    return {
      ...(typeof posted === 'string' && { posted }),
      receipts: Array.isArray(receipts) ? receipts.filter(isReceipt) : [],
    }
  } catch {
    return { receipts: [] }
  }
}

/** Returns the text to store; `''` if there is nothing to store. */
export const waitingText = ({ posted, receipts }: Waiting): string =>
  posted || receipts[0] ? JSON.stringify({ posted, receipts }) : ''
