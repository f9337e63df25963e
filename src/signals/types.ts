/** What a vendor is told from. */
export interface Terms {
  /** Whether a category may run, and the vendor's own service, where one is declared. */
  allows(category: string): boolean
  /** All categories of the site. */
  categories: readonly string[]
  /** Whether there is a choice; the undecided count as refusing. */
  decided: boolean
  /** Whether nothing was told in this page yet. */
  first: boolean
  /** Whether this vendor was granted something in this page before. */
  had: boolean
}

/** A call and its arguments: `['consent', 'grant']`. */
export type Call = readonly unknown[]

/** One vendor's own consent API. */
export interface Vendor {
  /** Its name in the trace, and the id of its service where the site declares one. */
  id: string
  /** The global that takes the calls. */
  global: string
  /** Puts a queue there ahead of the vendor's script, where that reads one; elsewhere a snippet would take it for itself. */
  prepare?(world: Record<string, unknown>): void
  /** All that is to be told now; the same again is left out. */
  calls(terms: Terms): readonly Call[]
  /** Makes one call; `false` where there is nothing yet that takes it. */
  makeCall(target: unknown, call: Call): boolean
}

/** One call that was made: to whom, with what, and when (milliseconds since the page began). */
export interface Told {
  vendor: string
  args: Call
  at: number
}
