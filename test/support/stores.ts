import { vi } from 'vitest'

/** Databases and caches, which happy-dom has not. */
export function stubStores(names: string[]): string[] {
  const gone: string[] = []
  vi.stubGlobal('indexedDB', {
    databases: async () => names.map((name) => ({ name, version: 1 })),
    deleteDatabase: (name: string) => gone.push(`db ${name}`),
  })
  vi.stubGlobal('caches', {
    keys: async () => names,
    delete: async (name: string) => gone.push(`cache ${name}`),
  })
  return gone
}
