/** The terminal, or what stands in for it. */
export interface Terminal {
  /** What was asked for. */
  out(text: string): void
  /** What is said beside it. */
  err(text: string): void
  /** Whether somebody looks at it who sees colours. */
  hasColours: boolean
}

/** What every command finds. */
export interface World extends Terminal {
  /** Where paths begin. */
  folder: string
  /** The folder of the files that were built. */
  dist: string
  /** Of the package. */
  version: string
  /** What was typed into it. */
  readInput(): Promise<string>
}

/** One command of `interact-consent`. */
export interface Command {
  /** What stands behind its name: `<config>`. */
  usage: string
  /** What it does, in a line. */
  about: string
  /** Its options, each with what it does. */
  options?: Record<string, { type: 'string' | 'boolean'; short?: string; about: string }>
  /** How many words it takes at least and at most. */
  words: readonly [least: number, most: number]
  /** Returns the exit code: 0 where all is well, 1 where it found something wrong. */
  run(words: readonly string[], options: Record<string, string | boolean | undefined>, world: World): Promise<number>
}

/** Ends a command with a line and no stack. */
export class Stop extends Error {
  /** @param exitCode 1: what was read is wrong; 2: what was typed is */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message)
  }
}
