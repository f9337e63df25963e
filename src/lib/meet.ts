/**
 * Hands a global to `greet` as soon as that can do with it: now, when it is assigned, or when it is first used. So what
 * `greet` says comes before what a script says that defines the global and goes on to use it. `greet` answers whether
 * it is done. Returns the undo.
 */
export function meet(world: object, name: string, greet: (value: unknown) => boolean): () => void {
  let value: unknown = Reflect.get(world, name)
  let done = false
  let busy = false
  let plain = (): void => {}

  const attempt = (): void => {
    // What greets may read the global itself, and so may the global's own function.
    if (done || busy || value === undefined) return
    busy = true
    try {
      if (greet(value)) finish()
    } catch {
      // Vendors assign their function first, and the queue that it needs after it.
    }
    busy = false
  }
  const finish = (): void => {
    done = true
    plain()
  }

  attempt()
  const own = Object.getOwnPropertyDescriptor(world, name)
  // What `var` made stays as it is, and a getter is somebody else's.
  if (done || (own && !(own.configurable && own.writable))) return finish
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
  plain = () => {
    plain = () => {}
    if (value === undefined) Reflect.deleteProperty(world, name)
    else Object.defineProperty(world, name, { value, writable: true, configurable: true, enumerable: true })
  }
  return finish
}
