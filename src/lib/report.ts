/** One line in the console. The only place that writes there. */
export const report = (text: unknown): void => console.error(`[consent] ${text}`)

/** Tells of a failure once: a code to look for, and what it is about. */
export type Fail = (code: string, detail: string) => void
