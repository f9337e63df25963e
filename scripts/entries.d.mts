export type Target = string | { [condition: string]: Target }

export const entries: { name: string; source: string; file: string; limit: number }[]
export const bindings: string[]
export const requirableBindings: string[]
/** By the file from the root, in kB of brotli 11. */
export const budgets: Record<string, number>
/** What these should weigh: by the file from the root, in kB of brotli 11. */
export const aims: Record<string, number>
export function makeExports(): Record<string, Target>
