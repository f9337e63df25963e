import { afterEach, describe, expect, it, vi } from 'vitest'
import { listStored } from '../../src/storage/listStored'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

describe('listStored', () => {
  it('gives the names of cookies, keys, databases and caches, without values', async () => {
    vi.stubGlobal('indexedDB', { databases: async () => [{ name: 'base', version: 1 }] })
    vi.stubGlobal('caches', { keys: async () => ['cache'] })
    // biome-ignore lint/suspicious/noDocumentCookie: the jar is what is tested.
    document.cookie = 'crumb=secret'
    localStorage.long = sessionStorage.short = 'secret'
    expect(await listStored()).toEqual([['crumb'], ['long'], ['short'], ['base'], ['cache']])
    // biome-ignore lint/suspicious/noDocumentCookie: as above.
    document.cookie = 'crumb=; max-age=-1'
  })

  it('leaves out a store that the browser blocks, and lists those after it', async () => {
    vi.stubGlobal('indexedDB', undefined)
    vi.stubGlobal('caches', { keys: async () => ['cache'] })
    localStorage.long = '1'
    expect(await listStored()).toEqual([[], ['long'], [], [], ['cache']])
  })
})
