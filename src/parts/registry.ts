import type { Trusted } from '../lib/trusted'
import type { createModal } from '../ui/createModal'

/** Parts that are fetched only when they are needed, and what each brings. */
export interface Parts {
  /** The modal: when the visitor must be asked. */
  ui: { createModal: typeof createModal }
  /** The modal's second view: when the visitor wants more than to answer. */
  preferences: typeof import('../ui/createPreferences')
  /** What releases and erases: once there is something to release or to erase. */
  release: typeof import('./release')
  /** The consent APIs of vendors other than Google: where the site names one. */
  signals: typeof import('../signals/createSignals')
  /** What holds frames and media, and stands in for them: where the page has some. */
  frames: typeof import('./frames')
  /** A way back: where the page has none. */
  launcher: typeof import('./launcher')
  /** The words for what goes wrong: once something does. */
  explain: typeof import('./explain')
  /** The words of one language, in the order in which English has them: where it is the visitor's. */
  [text: `text-${string}`]: { words: readonly string[] }
}

/** What a way into the SDK (script tag, npm) brings along. */
export interface Door {
  /** Fetches a part, once; after a failure the next call tries again. */
  load<P extends keyof Parts>(part: P): Promise<Parts[P]>
  trusted: Trusted
  /** The page's nonce; `''` where it has none. */
  nonce: string
  /** URL of the SDK's own file, where it has one. */
  own?: string
  /** Whether the task that runs now is that file's alone, so that nothing of the page comes before the next microtask. */
  alone?: boolean
  /** A config with something wrong in it, and why its JSON could not be read. */
  wrong?: [input: unknown, broken: string] | false | ''
}
