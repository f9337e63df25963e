/** The terminal, or what stands in for it. */
export interface Terminal {
  /** Prints a line of the result. */
  out(text: string): void
  /** Prints a note or a mistake, apart from the result. */
  err(text: string): void
  /** Whether it shows colours. */
  hasColours: boolean
}

/** What a command gets from its surroundings. */
export interface World extends Terminal {
  /** The folder that relative paths start from. */
  folder: string
  /** The folder of the built files. */
  dist: string
  /** The version of the package. */
  version: string
  /** Reads the standard input to its end. */
  readInput(): Promise<string>
}

/** One command of `interact-consent`. */
export interface Command {
  /** Its arguments, as the help shows them: `<config>`. */
  usage: string
  /** What it does, in a line. */
  about: string
  /** Its options, each with what it does. */
  options?: Record<string, { type: 'string' | 'boolean'; short?: string; about: string }>
  /** How many arguments it takes. */
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
