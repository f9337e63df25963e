/** Writes one error line to the console. Only this file writes there. */
export const report = (text: unknown): void => console.error(`[consent] ${text}`)

/** Writes one line of advice for the developer. */
export const warn = (text: string): void => console.warn(`[consent] ${text}`)

/** Writes rows with the same keys as a table. */
export const reportTable = (rows: readonly object[]): void => console.table(rows)

/** Reports a failure once: a code to look up, and what it is about. */
export type Fail = (code: string, detail: string) => void
