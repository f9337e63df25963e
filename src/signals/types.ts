/** What the calls to a vendor depend on. */
export interface Terms {
  /** Whether a category may run and, if it is declared, the vendor's own service. */
  allows(category: string): boolean
  /** All categories of the site. */
  categories: readonly string[]
  /** Whether there is a choice. */
  decided: boolean
  /** Whether this vendor was told nothing in this page yet. */
  first: boolean
  /** Whether this vendor was granted something in this page before. */
  had: boolean
}

/** A call and its arguments: `['consent', 'grant']`. */
export type Call = readonly unknown[]

/** One vendor's own consent API. */
export interface Vendor {
  /** Its name in the trace, and the id of its service if the site declares it. */
  id: string
  /** The global that takes the calls. */
  global: string
  /** Creates a queue before the vendor's script runs. Left out for vendors whose snippet would take it for itself. */
  prepare?(world: Record<string, unknown>): void
  /** Returns the calls for the current choice; the caller skips a list equal to the one before. */
  calls(terms: Terms): readonly Call[]
  /** Makes one call; returns `false` if the global cannot take it yet. */
  makeCall(target: unknown, call: Call): boolean
}

/** One call to a vendor, with its arguments and its time (milliseconds since the page began). */
export interface Told {
  vendor: string
  args: Call
  at: number
}
