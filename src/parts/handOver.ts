import { captureNatives } from '../lib/natives'
import { runningScript } from '../lib/runningScript'

/** The element of a script-tag part; what the part brings is left there for whoever fetched it. */
export interface PartScript extends HTMLScriptElement {
  consentPart?: object
  /** A language leaves its words alone: its file has no byte to spare. */
  words?: readonly string[]
}

/** Leaves what a part brings on its own element. A global would be open to the whole page. */
export function handOver(part: object): void {
  captureNatives()
  const script: PartScript | null = runningScript()
  if (script) script.consentPart = part
}

/** Leaves what a part that stands ahead of `consent.js` brings on the page's queue, where that finds it as it starts. */
export function queueUp(name: string, part: object): void {
  const { InteractConsent = [] } = window
  if (Array.isArray(InteractConsent)) window.InteractConsent = Object.assign(InteractConsent, { [name]: part })
}
