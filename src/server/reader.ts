/*
 * `@interactcx/consent/choice`: what was chosen, read off a cookie text wherever there is one. No gate, no modal, no
 * globals.
 */
export type { Choice, Lifetime } from '../choice/types'
export type { ConsentConfig } from '../config/schema'
export { allows, readChoice } from './readChoice'
