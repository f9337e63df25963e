import type { Service } from '../config/schema'
import type { SignalName } from '../signals/names'

/** Where facts about a service were read. */
export interface Source {
  url: `https://${string}`
  /** The month: `2026-11`. */
  read: `${number}-${number}`
  /** What was taken from there. */
  for: 'hosts' | 'cookies' | 'policy'
}

/** A fact that no page confirmed. If a cookie is unconfirmed, so is its lifetime. */
export type Unverified =
  | 'policy'
  | `host ${string}`
  | `cookie ${string}`
  | `lifetime of ${string}`
  | `storage ${string}`

/** A service of the catalogue: plain data that goes into `services`, as it is or changed. */
export interface CatalogueService extends Service {
  name: string
  provider: string
  policyUrl: `https://${string}`
  category: 'necessary' | 'functional' | 'analytics' | 'marketing'
  description: string
  /** The name in `signals` by which its own consent API is told of a choice. */
  signal?: SignalName
  sources: Source[]
  unverified?: Unverified[]
}
