/** One file that is fetched when it is due: `consent-<name>.js` for the script tag, a chunk for npm. */
interface Part {
  /** What the script-tag file may weigh, in kB of brotli 11. */
  limit: number
  /** Whether `consent-full.js` holds it. */
  full?: true
  /** Whether its script-tag file may stand in the page ahead of `consent.js`, which then fetches none. */
  ahead?: true
  /** What it brings: `src/parts/<name>.ts`. */
  load(): Promise<unknown>
}

/**
 * Every part. The build, the exports of package.json, the size budgets, the fakes in tests and both loaders derive from
 * this list: a new part is one line here, and its file beside this one.
 */
export const PARTS = {
  /** The modal: when the visitor must be asked. */
  ui: { limit: 12, full: true, load: () => import('./ui') },
  /** The modal's second view: when the visitor wants more than to answer. */
  preferences: { limit: 3.3, full: true, load: () => import('./preferences') },
  /** What releases and erases: once there is something to release or to erase. */
  release: { limit: 5.3, full: true, load: () => import('./release') },
  /** The consent APIs of vendors other than Google: where the site names one. */
  signals: { limit: 2.2, ahead: true, load: () => import('./signals') },
  /** What holds frames and media, and stands in for them: where the page has some. */
  frames: { limit: 5.8, load: () => import('./frames') },
  /** What lies over that which waits and has no document of its own: where there is a video, an `object` or an `embed`. */
  overlay: { limit: 1, load: () => import('./overlay') },
  /** A way back: where the page has none. */
  launcher: { limit: 2.7, load: () => import('./launcher') },
  /** The list of what is declared, and the preferences in the page itself: where the page has a place for them. */
  declaration: { limit: 3, load: () => import('./declaration') },
  /** The second view outside the modal: where the page has a place for it. */
  inline: { limit: 3.2, load: () => import('./inline') },
  /** The words for what goes wrong: once something does. */
  explain: { limit: 7.2, load: () => import('./explain') },
  /** What stands in for held vendors that the page calls: where a service says `stub`. */
  stubs: { limit: 1.2, ahead: true, load: () => import('./stubs') },
  /** What a regulator would ask about the config, with the catalogue in it: for `audit()`. */
  advice: { limit: 11, load: () => import('./advice') },
} satisfies Record<string, Part>

export type PartName = keyof typeof PARTS

/** What each part brings. */
export type Parts = { [P in PartName]: Awaited<ReturnType<(typeof PARTS)[P]['load']>> }

/** The words of one language, in the order in which English has them. */
export interface LanguagePart {
  words: readonly string[]
}

/** Fetches a part, once; after a failure the next call tries again. Rejects where it cannot be had. */
export interface LoadPart {
  <P extends PartName>(part: P): Promise<Parts[P]>
  (part: `text-${string}`): Promise<LanguagePart>
}
