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
