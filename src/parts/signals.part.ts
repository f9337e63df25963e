import { runningScript } from '../lib/runningScript'
import * as signals from '../signals/createSignals'

/** `consent-signals.js`: leaves the consent APIs of vendors on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, signals)

// Ahead of consent.js it is there when that starts, and all vendors are told before the page's next script runs.
const { InteractConsent = [] } = window
if (Array.isArray(InteractConsent))
  window.InteractConsent = Object.assign(InteractConsent, { signals: Promise.resolve(signals) })
