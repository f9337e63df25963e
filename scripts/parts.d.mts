export interface Part {
  name: string
  /** In kB of brotli 11; none for what `consent.js` contains. */
  limit?: number
  full?: true
  ahead?: true
  early?: true
  /** From the root. */
  source: string
  /** From the root. */
  file: string
}
/** All of them. */
export const parts: Part[]
/** Those with a script-tag file of their own. */
export const partFiles: (Part & { limit: number })[]
