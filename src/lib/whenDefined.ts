/**
 * Hands a global to `use` as soon as that can do with it: now, when it is assigned, or when it is first read. So what
 * `use` does comes before what a script does that defines the global and goes on to use it. `use` answers whether it is
 * done. Returns the undo.
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
  // What `var` made stays as it is, and a getter is somebody else's.
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
