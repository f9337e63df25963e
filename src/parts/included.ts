import type { Parts } from './registry'

/** The parts that are in the same file. The build puts them here where it makes `consent-full.js`. */
export const included: Partial<Parts> = {}
