import type { Trusted } from '../lib/trusted'
import type { LoadPart } from '../parts/registry'

/** What an entry point (script tag, npm) passes to the engine. */
export interface Door {
  load: LoadPart
  trusted: Trusted
  /** The page's nonce; `''` if it has none. */
  nonce: string
  /** URL of the SDK's own file, if it has one. */
  own?: string
  /** Whether no other script runs between that file and the next microtask, judged by the file's name. */
  isAlone?: boolean
  /** Whether the SDK had started without this config before. */
  isLate?: boolean
  /** Where a config may still follow: resolves when the page is parsed, or one has come. */
  parsed?: Promise<void> | false
  /** A config with mistakes, and why its JSON cannot be parsed (`''` if it can). */
  mistakes?: [input: unknown, broken: string] | false | ''
}
