import { createConsent } from '@interactcx/consent'
import { config } from './consent.config'

/** One for the whole visit: the client router keeps the page's modules. */
export const consent = createConsent(config)
