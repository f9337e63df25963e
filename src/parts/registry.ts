/** One lazily loaded file: a chunk for npm, and `consent-<name>.js` for the script tag unless `consent.js` contains it. */
interface Part {
  /** Size limit of the script-tag file, in kB of brotli 11; none for a part that `consent.js` contains. */
  limit?: number
  /** Whether `consent-full.js` contains it. */
  full?: true
  /** Whether a page may load its script-tag file before `consent.js`, which then does not fetch it. */
  ahead?: true
  /**
   * Whether `consent.js` holds its hash: it is fetched on the way to an answer, or right after one. The others' are in
   * `consent-hashes.js`.
   */
  early?: true
  /** Imports `src/parts/<name>.ts`. */
  load(): Promise<unknown>
}

/**
 * Every part, with when it is loaded. The build, the exports of package.json, the size budgets, the fakes in tests and
 * both loaders derive from this list: a new part is one line here, and its file beside this one.
 */
export const PARTS = {
  /** The modal: when the visitor must be asked. */
  ui: { limit: 12.8, full: true, early: true, load: () => import('./ui') },
  /** The modal's second view: when the visitor wants more than to answer. */
  preferences: { limit: 3.3, full: true, early: true, load: () => import('./preferences') },
  /** Releases scripts: once something is granted. In `consent.js`: a returning visitor then downloads that file alone. */
  release: { full: true, load: () => import('./release') },
  /** Posts receipts, and the choice to the site's server: if the config names an endpoint. */
  receipts: { limit: 1.4, full: true, load: () => import('./receipts') },
  /** The consent APIs of vendors other than Google: if `signals` names one. */
  signals: { limit: 2.1, ahead: true, early: true, load: () => import('./signals') },
  /** Holds frames and media, with placeholders: if the page has tagged ones. */
  frames: { limit: 6.2, early: true, load: () => import('./frames') },
  /** Placeholders over held elements without a document of their own: for a video, an `object` or an `embed`. */
  overlay: { limit: 1.4, load: () => import('./overlay') },
  /** The button for the preferences: if the page has none. */
  launcher: { limit: 2.8, early: true, load: () => import('./launcher') },
  /** The list of declared services, and the preferences in the page: if the page has an element for either. */
  declaration: { limit: 3.2, load: () => import('./declaration') },
  /** The preferences outside the modal: if the page has an element for them. */
  inline: { limit: 3.4, load: () => import('./inline') },
  /** The words for failures: once needed. */
  explain: { limit: 1.5, load: () => import('./explain') },
  /** Finds the mistakes in a config and puts them in words: if there are any. */
  problems: { limit: 4.6, load: () => import('./problems') },
  /** Queues for the page's calls of held vendors: if a service has `stub`. */
  stubs: { limit: 1.8, ahead: true, load: () => import('./stubs') },
  /** Tags and answers of another consent tool: if `adopt` names one. */
  adopt: { limit: 5.5, load: () => import('./adopt') },
  /** The audit, and what a regulator would ask about the config, with the catalogue in it: for `audit()`. */
  audit: { limit: 13.8, load: () => import('./audit') },
} satisfies Record<string, Part>

export type PartName = keyof typeof PARTS

/** The exports of each part. */
export type Parts = { [P in PartName]: Awaited<ReturnType<(typeof PARTS)[P]['load']>> }

/** The words of one language, in the order of the English ones. */
export interface LanguagePart {
  words: readonly string[]
}

/** Loads a part once, and resolves with its exports. Rejects on failure; the next call tries again. */
export interface LoadPart {
  <P extends PartName>(part: P): Promise<Parts[P]>
  (part: `text-${string}`): Promise<LanguagePart>
}
