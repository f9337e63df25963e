export interface Part {
  name: string
  /** In kB of brotli 11. */
  limit: number
  full?: true
  ahead?: true
  early?: true
  /** From the root. */
  source: string
  /** From the root. */
  file: string
}
export const parts: Part[]
