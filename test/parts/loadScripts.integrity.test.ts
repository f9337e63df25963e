import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTrusted } from '../../src/lib/trusted'
import type { PartScript } from '../../src/parts/handOver'
import { loadScripts } from '../../src/parts/loadScripts'
import type { LoadPart } from '../../src/parts/registry'

vi.mock('../../src/parts/integrity', () => ({ integrity: ['hash+of/ui', 'ui', 'hash+of/list', 'hashes'] }))

/** The inserted scripts; none is fetched. */
let inserted: PartScript[]
beforeEach(() => {
  inserted = []
  vi.spyOn(document.head, 'append').mockImplementation((script) => void inserted.push(script as PartScript))
  // happy-dom has no `window.origin`.
  vi.stubGlobal('origin', location.origin)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const HERE = `${location.origin}/sdk/consent.js`
const THERE = 'https://cdn.example/consent.js'
const loader = (src: string, more: Partial<HTMLScriptElement> = {}, folder?: string): LoadPart => {
  const tag = Object.assign(document.createElement('script'), more)
  if (src) tag.src = src
  return loadScripts(tag, createTrusted({}), {}, () => folder)
}
const bears = (script = inserted.at(-1)) => [script?.crossOrigin, script?.integrity]
const last = (): PartScript => inserted.at(-1) as PartScript

describe('a part bears the hash of the build', () => {
  it.each<[string, string, Partial<HTMLScriptElement>, (string | null)[]]>([
    ['of the same origin', HERE, {}, ['anonymous', 'sha384-hash+of/ui']],
    ['beside an inlined copy', '', {}, ['anonymous', 'sha384-hash+of/ui']],
    ['of another origin, asked for with CORS', THERE, { crossOrigin: 'anonymous' }, ['anonymous', 'sha384-hash+of/ui']],
    [
      'with the CORS mode of the tag',
      HERE,
      { crossOrigin: 'use-credentials' },
      ['use-credentials', 'sha384-hash+of/ui'],
    ],
  ])('%s', (_, src, more, expected) => {
    loader(src, more)('ui').catch(() => {})
    expect(bears()).toEqual(expected)
  })

  it.each<[string, string, Partial<HTMLScriptElement>]>([
    ["where the SDK's own tag is checked", HERE, { integrity: 'sha384-own' }],
    ['beside an inlined copy', '', {}],
  ])('in whatever folder the page names, which so brings nothing else: %s', (_, src, more) => {
    loader(src, more, 'https://elsewhere.example/')('ui').catch(() => {})
    expect(last().src).toBe(`https://elsewhere.example/consent-ui.js?v=${__VERSION__}`)
    expect(bears()).toEqual(['anonymous', 'sha384-hash+of/ui'])
  })

  it('but not if the browser could not check it', () => {
    loader(THERE)('ui').catch(() => {})
    expect(inserted[0]?.hasAttribute('crossorigin')).toBe(false)
    expect(inserted[0]?.hasAttribute('integrity')).toBe(false)
  })

  it('but not in a sandboxed page, which does not have the origin of its address', () => {
    vi.stubGlobal('origin', 'null')
    loader(HERE)('ui').catch(() => {})
    expect(inserted[0]?.hasAttribute('crossorigin')).toBe(false)
    expect(inserted[0]?.hasAttribute('integrity')).toBe(false)
  })
})

describe('a language', () => {
  it("is checked by the list of hashes where the SDK's own tag is checked", async () => {
    const words = loader(HERE, { integrity: 'sha384-own' })('text-de')
    expect(bears()).toEqual(['anonymous', 'sha384-hash+of/list'])
    last().words = ['hash+of/cs', 'text-cs', 'hash+of/de', 'text-de']
    last().onload?.(new Event('load'))
    await vi.waitFor(() => expect(inserted).toHaveLength(2))
    expect(bears()).toEqual(['anonymous', 'sha384-hash+of/de'])
    last().words = ['Cookies']
    last().onload?.(new Event('load'))
    expect(await words).toEqual({ words: ['Cookies'] })
  })

  it('is not fetched unchecked if that list cannot be loaded', async () => {
    const words = loader(HERE, { integrity: 'sha384-own' })('text-de')
    last().onerror?.('error')
    await expect(words).rejects.toThrow('consent-hashes.js')
    expect(inserted).toHaveLength(1)
  })

  it('needs no list if the tag is not checked', () => {
    loader(HERE)('text-de').catch(() => {})
    expect(last().src).toContain('consent-text-de.js')
    expect(last().hasAttribute('integrity')).toBe(false)
  })
})

describe('a part that is rarely needed', () => {
  it.each<[string, string, Partial<HTMLScriptElement>]>([
    ['of the same origin', HERE, {}],
    ['beside a tag that is checked', HERE, { integrity: 'sha384-own' }],
    ['of another origin, asked for with CORS', THERE, { crossOrigin: 'anonymous' }],
  ])('is checked by the list of hashes: %s', async (_, src, more) => {
    const part = loader(src, more)('explain')
    expect(last().src).toContain('consent-hashes.js')
    expect(bears()).toEqual(['anonymous', 'sha384-hash+of/list'])
    last().words = ['hash+of/explain', 'explain']
    last().onload?.(new Event('load'))
    await vi.waitFor(() => expect(inserted).toHaveLength(2))
    expect(bears()).toEqual(['anonymous', 'sha384-hash+of/explain'])
    last().consentPart = { explain: String }
    last().onload?.(new Event('load'))
    expect(await part).toEqual({ explain: String })
  })

  it('needs no list if the browser could not check it', () => {
    loader(THERE)('explain').catch(() => {})
    expect(last().src).toContain('consent-explain.js')
  })

  it('is not fetched unchecked if that list cannot be loaded', async () => {
    const part = loader(HERE)('explain')
    last().onerror?.('error')
    await expect(part).rejects.toThrow('consent-hashes.js')
    expect(inserted).toHaveLength(1)
  })
})

it('reports that a part may be of another build', async () => {
  const part = loader(HERE)('ui')
  last().onerror?.('error')
  await expect(part).rejects.toThrow(`consent-ui.js?v=${__VERSION__} brings nothing, or is not of this build`)
})
