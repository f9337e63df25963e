import type { Parts } from './registry'

/** The parts in the same file. The build fills this list in `consent-full.js`. */
export const included: Partial<Parts> = {}
