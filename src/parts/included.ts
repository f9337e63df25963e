import type { Parts } from './registry'

/** The parts in the same file. The build fills this list: in `consent.js` with few, in `consent-full.js` with most. */
export const included: Partial<Parts> = {}
