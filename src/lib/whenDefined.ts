/**
 * Calls `use` with a global until it returns `true`: now, at each assignment, and at each read. So `use` runs before a
 * script that defines the global can call it. Returns the undo.
 */
export function whenDefined(world: object, name: string, use: (value: unknown) => boolean): () => void {
  let value: unknown = Reflect.get(world, name)
  let isDone = false
  let isBusy = false
  let restore = (): void => {}

  const attempt = (): void => {
    // `use` may read the global itself, and so may the global's own function.
    if (isDone || isBusy || value === undefined) return
    isBusy = true
    try {
      if (use(value)) finish()
    } catch {
      // Vendors assign their function first, and the queue that it needs after it.
    }
    isBusy = false
  }
  const finish = (): void => {
    isDone = true
    restore()
  }

  attempt()
  const own = Object.getOwnPropertyDescriptor(world, name)
  const canReplace = !own || (own.configurable && own.writable)
  // A `var` cannot be redefined, and a getter belongs to somebody else.
  if (isDone || !canReplace) return finish
  Object.defineProperty(world, name, {
    configurable: true,
    enumerable: true,
    get() {
      attempt()
      return value
    },
    set(next: unknown) {
      value = next
      attempt()
    },
  })
  restore = () => {
    restore = () => {}
    if (value === undefined) Reflect.deleteProperty(world, name)
    else Object.defineProperty(world, name, { value, writable: true, configurable: true, enumerable: true })
  }
  return finish
}
