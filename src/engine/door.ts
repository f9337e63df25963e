import type { Trusted } from '../lib/trusted'
import type { LoadPart } from '../parts/registry'

/** What a way into the SDK (script tag, npm) brings along. */
export interface Door {
  load: LoadPart
  trusted: Trusted
  /** The page's nonce; `''` where it has none. */
  nonce: string
  /** URL of the SDK's own file, where it has one. */
  own?: string
  /** Whether the page gets no turn between that file and the next microtask, as far as its name tells. */
  alone?: boolean
  /** Whether the config was found only after something had started without it. */
  isLate?: boolean
  /** A config with something wrong in it, and why its JSON could not be read. */
  wrong?: [input: unknown, broken: string] | false | ''
}
