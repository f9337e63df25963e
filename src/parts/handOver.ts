import { captureNatives } from '../lib/capture'
import { runningScript } from '../lib/runningScript'

/** The script element of a part, which carries the part's exports to the loader. */
export interface PartScript extends HTMLScriptElement {
  consentPart?: object
  /** Set by a language file, directly, to save bytes. */
  words?: readonly string[]
}

/** Puts a part's exports on its own script element. A global would be open to the whole page. */
export function handOver(part: object): void {
  captureNatives()
  const script: PartScript | null = runningScript()
  if (script) script.consentPart = part
}

/** Puts the exports of a part ahead of `consent.js` on the page's queue, where `consent.js` finds them at its start. */
export function queueUp(name: string, part: object): void {
  const { InteractConsent = [] } = window
  if (Array.isArray(InteractConsent)) window.InteractConsent = Object.assign(InteractConsent, { [name]: part })
}
