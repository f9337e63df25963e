/**
 * Tells of each instance that is made of a class of the page's, with what its constructor was given. The class stays
 * itself to everybody who asks: name, statics, `instanceof`, subclasses. Returns the undo; what was kept goes on telling.
 */
export function watchInstances(
  owner: object,
  name: string,
  onMade: (instance: object, args: readonly unknown[]) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name)
  const original: unknown = own?.value
  if (!own || typeof original !== 'function') return () => {}
  const watched = new Proxy(original, {
    construct(target, args, newTarget) {
      const instance: object = Reflect.construct(target, args, newTarget)
      try {
        onMade(instance, args)
      } catch {
        // What cannot be watched must work all the same.
      }
      return instance
    },
  })
  Reflect.defineProperty(owner, name, { ...own, value: watched })
  return () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === watched) Reflect.defineProperty(owner, name, own)
  }
}
