import type { ResolvedConfig } from '../config/schema'

/** The option `adopt` of a config. */
export type Adoption = ResolvedConfig['adopt']

/** What a visitor answered to another tool, in that tool's ids. */
export interface Answer {
  /** Ids of the categories and services that were granted. */
  granted: readonly string[]
  /** Ids that were refused. */
  refused?: readonly string[]
  /** Whether an id that is not named was refused, too. Otherwise it was not asked about. */
  isWhole?: boolean
  /** Categories in which each service was answered by its own name: one that is not in `granted` was refused. */
  byService?: readonly string[]
  /** When it was given, in milliseconds since 1970. Without it the answer has no date. */
  at?: number
  /** When that tool stops counting it, in milliseconds since 1970, if the stored answer says so. */
  expires?: number
}

/** Another tool: how it tags what it holds, and where it keeps an answer. */
export interface Tool {
  /** Ids that are the same on every site, each with ours. */
  ids?: Record<string, string>
  /** Matches, beside a type or an attribute that holds an element, what it has tagged. */
  tag?: string
  /** Whether it holds frames, images and the like, too. */
  holdsAll?: boolean
  /** Whether pages use the attribute of its tags for other things, too: then only names that are known here count. */
  isCommon?: boolean
  /** Attributes in which it keeps the address of a held element, beside `data-src`. */
  addresses?: readonly string[]
  /** Returns the ids that a tagged element needs all of. `!` before an id: it runs where that is refused. */
  needOf?(element: Element): readonly string[]
  /** Names of its cookies or storage keys. The first holds the answer. */
  names: readonly string[]
  /** How many days it keeps an answer, if the site has not changed that. */
  days: number
  /** Whether it writes its cookie anew without an answer, so that the cookie's end does not date one. */
  isRenewed?: boolean
  /**
   * Reads the stored answer. Returns `undefined` if there is none; throws if it cannot be read.
   *
   * @param text value of the first name
   * @param get returns all values of another name
   */
  read?(text: string, adoption: Adoption, get: (name: string) => readonly string[]): Answer | undefined
}
