/** `@interactcx/consent/declaration`: what a config declares, as a policy page and as headers. No globals but the web's own. */
export { ConsentConfigError } from '../config/ConsentConfigError'
export type { ConsentConfig } from '../config/schema'
export { type ContentPolicy, contentPolicies, contentPolicyFor } from './contentPolicies'
export { renderDeclaration } from './renderDeclaration'
