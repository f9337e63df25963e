/*
 * `@interactcx/consent/choice`: reads the choice from a cookie header or `document.cookie`. No gate, no modal, no
 * globals.
 */
export type { Choice, Lifetime } from '../choice/types'
export type { ConsentConfig } from '../config/schema'
export { allows, readChoice } from './readChoice'
