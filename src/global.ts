import type { Consent } from './types'

/** A callback for `push`. It gets the API, at once or as soon as the SDK has started. */
export type ConsentCallback = (consent: InteractConsent) => void

/** The value of `window.InteractConsent` once the script tag has run: the API, and `push` for callbacks. */
export interface InteractConsent extends Consent {
  push(callback: ConsentCallback): void
}

/** The value that a page may assign before the SDK runs: a list of callbacks, without any of the API. */
export type InteractConsentQueue = ConsentCallback[] & { [K in keyof Consent]?: never }

declare global {
  interface Window {
    InteractConsent?: InteractConsent | InteractConsentQueue
  }
}
