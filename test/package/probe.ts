/** What an entry did to the place that it was imported in. */
export interface Finding {
  exports: string[]
  /** Globals that it looked at or set. */
  touched: string[]
  /** Built-in objects that are no longer what they were, and globals that came or went. */
  changed: string[]
}

/** What there is in a page alone, or what gates would lay their hands on. */
export const PAGE = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['caches', 'cookieStore', 'customElements', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Image'],
  ...['HTMLElement', 'MutationObserver', 'addEventListener', 'dataLayer', 'InteractConsent', 'process', 'Buffer'],
]

/**
 * Imports one entry after the other, and sees what each did. It runs elsewhere, as a text: in plain Node, in a worker, in
 * a bare realm; so nothing in it may come from around it.
 */
export async function probe(
  load: (specifier: string) => unknown,
  specifiers: readonly string[],
  watched: readonly string[],
): Promise<Record<string, Finding>> {
  const realm = globalThis as unknown as Record<string, unknown>
  const picture = (): Map<string, string> => {
    const parts: [string, string][] = []
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(realm))) {
      parts.push([name, `${identity(value)}`])
      if (typeof value !== 'function' && (typeof value !== 'object' || !value)) continue
      for (const [way, object] of Object.entries({ '': value, '.prototype': value.prototype })) {
        if (!object || object === realm) continue
        for (const key of Reflect.ownKeys(object)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(object, key) ?? {}
          parts.push([`${name}${way}.${String(key)}`, [value, get, set].map((part) => identity(part)).join()])
        }
      }
    }
    return new Map(parts)
  }
  const known = new Map<unknown, number>()
  const identity = (part: unknown): unknown => {
    if (typeof part !== 'function') return typeof part
    if (!known.has(part)) known.set(part, known.size)
    return known.get(part)
  }

  const findings: Record<string, Finding> = {}
  for (const specifier of specifiers) {
    const before = picture()
    const touched = new Set<string>()
    const own = watched
      .map((name) => [name, Object.getOwnPropertyDescriptor(realm, name)] as const)
      // Some runtimes fix theirs: nobody can watch them, nor patch them.
      .filter(([, descriptor]) => descriptor?.configurable !== false)
    for (const [name] of own)
      Object.defineProperty(realm, name, {
        configurable: true,
        get: () => void touched.add(name),
        set: () => void touched.add(`${name} =`),
      })
    const loaded = await load(specifier)
    for (const [name, descriptor] of own) {
      delete realm[name]
      if (descriptor) Object.defineProperty(realm, name, descriptor)
    }
    const after = picture()
    findings[specifier] = {
      exports: Object.keys(loaded as object).sort(),
      touched: [...touched],
      changed: [...new Set([...before.keys(), ...after.keys()])].filter((at) => before.get(at) !== after.get(at)),
    }
  }
  return findings
}
