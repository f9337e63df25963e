/** How long something may stay on the device: until the browser closes, or until it expires or is deleted. */
export type Lifetime = 'session' | 'persistent'

/** What a visitor, their browser or the host page decided. */
export interface Choice {
  /** Category ids that were granted, without `necessary`. An empty list is a refusal. */
  granted: string[]
  /** Service ids refused one by one although their category is granted. */
  except?: string[]
  /** The longest anything granted may stay on the device. */
  lifetime: Lifetime
  /** Version of the policy this choice answers. */
  policy: string
  /** When it was made, ISO 8601 to the second; in a refusal rounded down to the hour, so that it identifies nobody. */
  at: string
  /** Who made it. `browser`: Global Privacy Control, Do Not Track, or cookies switched off. */
  by: 'visitor' | 'browser' | 'host'
  /** The tool that was answered, where the answer was taken over from one that the site had before. */
  adopted?: string
  /** Random UUID; only where something was granted and receipts are on. */
  id?: string
}

/** A choice, with what is needed to tell later whether it still holds. */
export interface ChoiceRecord {
  choice: Choice
  /** Fingerprints of the categories and services that were asked about. */
  known: string[]
  /** Whether the browser sent a privacy signal while the visitor chose. */
  signal: boolean
}

/** How long something may stay on the device; `null`: it is refused. */
export type Verdict = Lifetime | null

/** The category that needs no consent. */
export const NECESSARY = 'necessary'
