let writing = false

/** Runs a write of the SDK. The gates drop every other write to the SDK's own names. */
export function writeOwn<T>(work: () => T): T {
  writing = true
  try {
    return work()
  } finally {
    writing = false
  }
}

/** Whether the current write is the SDK's own. */
export const isOwnWrite = (): boolean => writing
