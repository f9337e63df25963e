/** One line in the console, where nothing but this file writes. */
export const report = (text: unknown): void => console.error(`[consent] ${text}`)

/** One line of advice to a developer. */
export const warn = (text: string): void => console.warn(`[consent] ${text}`)

/** Rows with the same keys, as a table in the console. */
export const reportTable = (rows: readonly object[]): void => console.table(rows)

/** Tells of a failure once: a code to look for, and what it is about. */
export type Fail = (code: string, detail: string) => void
