import { afterEach, describe, expect, it, vi } from 'vitest'
import { namesHere } from '../../src/storage/namesHere'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

describe('namesHere', () => {
  it('are those of cookies, keys, databases and caches, without values', async () => {
    vi.stubGlobal('indexedDB', { databases: async () => [{ name: 'base', version: 1 }] })
    vi.stubGlobal('caches', { keys: async () => ['cache'] })
    // biome-ignore lint/suspicious/noDocumentCookie: the jar is what is tested.
    document.cookie = 'crumb=secret'
    localStorage.long = sessionStorage.short = 'secret'
    expect((await namesHere()).sort()).toEqual(['base', 'cache', 'crumb', 'long', 'short'])
    expect(await namesHere('cookies')).toEqual(['crumb'])
    expect((await namesHere('storage')).sort()).toEqual(['base', 'cache', 'long', 'short'])
    // biome-ignore lint/suspicious/noDocumentCookie: as above.
    document.cookie = 'crumb=; max-age=-1'
  })

  it('leave out a store that the browser blocks', async () => {
    vi.stubGlobal('indexedDB', undefined)
    localStorage.long = '1'
    expect(await namesHere()).toEqual(['long'])
  })
})
