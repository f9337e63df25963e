import type { Consent } from './types'

/** What is pushed: called with the API, at once or as soon as the SDK is there. */
export type ConsentCallback = (consent: InteractConsent) => void

/** What the script tag leaves at `window.InteractConsent`: the API, and `push` for callbacks. */
export interface InteractConsent extends Consent {
  push(callback: ConsentCallback): void
}

/** What a page may leave there before the SDK is there: callbacks, and nothing of the API. */
export type InteractConsentQueue = ConsentCallback[] & { [K in keyof Consent]?: never }

declare global {
  interface Window {
    InteractConsent?: InteractConsent | InteractConsentQueue
  }
}
