/** `@interactcx/consent/server`: enforces the choice on a server. Uses no globals but the web's own. */
export type { Choice, Lifetime } from '../choice/types'
export { ConsentConfigError } from '../config/ConsentConfigError'
export type { ConfigProblem } from '../config/findProblems'
export type { ConsentConfig } from '../config/schema'
export { filterSetCookie } from './filterSetCookie'
export { consent, gpcSupport, guard } from './guard'
export { type LogOptions, mayLog, redactLog, truncateIp } from './mayLog'
export { saveChoice } from './saveChoice'
export {
  allows,
  type HeaderRecord,
  type NodeRequest,
  readChoice,
  type Source,
  type Visitor,
  visitorOf,
} from './visitor'
