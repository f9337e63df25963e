let writing = false

/** Runs a write of the SDK's own. Under the names that are the SDK's, the gates let no other write pass. */
export function writeOwn<T>(work: () => T): T {
  writing = true
  try {
    return work()
  } finally {
    writing = false
  }
}

/** Whether the write that a gate sees is the SDK's own. */
export const isOwnWrite = (): boolean => writing
