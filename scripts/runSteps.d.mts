/** How many tests a step ran, and what became of them. */
export interface Count {
  passed: number
  failed: number
  skipped?: number
  note?: string
  /** A line for each that failed. */
  failures?: string[]
}

export interface Result extends Count {
  seconds: number
}

export interface Step {
  /** `say` takes what it prints. */
  run(args: string[], say: (text: string) => void): Promise<Count>
  /** Steps that must have gone well before; those that are not run count as done. */
  needs?: readonly string[]
  /** How many processor cores it keeps busy; 1 unless told otherwise, 0 where it only waits. */
  cores?: number
}

export const inWords: (count: Count) => string

/**
 * Runs each step as soon as what it needs is done and there is room. Their output comes one step after the other, in the
 * order of `steps`, and that is also the order in which they start where several could.
 */
export function runSteps(options: {
  steps: Record<string, Step>
  /** The command-line arguments that are meant for a step. */
  argumentsOf?: (name: string) => string[]
  /** How many cores may be kept busy at once. A step that wants more runs alone. */
  room: number
  write: (text: string) => void
}): Promise<Map<string, Result>>
