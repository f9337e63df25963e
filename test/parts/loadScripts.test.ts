import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTrusted, type Trusted } from '../../src/lib/trusted'
import type { PartScript } from '../../src/parts/handOver'
import { loadScripts } from '../../src/parts/loadScripts'
import type { LoadPart } from '../../src/parts/registry'

vi.mock('../../src/parts/integrity', () => ({ integrity: ['hash+of/ui', 'ui'] }))

/** The inserted scripts; none is fetched. */
let inserted: PartScript[]
beforeEach(() => {
  inserted = []
  vi.spyOn(document.head, 'append').mockImplementation((script) => void inserted.push(script as PartScript))
})
afterEach(() => vi.restoreAllMocks())

const tagAt = (src: string, more: Partial<HTMLScriptElement> = {}): HTMLScriptElement =>
  Object.assign(document.createElement('script'), more, { src })
const loader = (
  src = 'https://cdn.example/sdk/consent.js',
  {
    more = {},
    ahead = {},
    trusted = createTrusted({}),
    folder,
  }: { more?: object; ahead?: object; trusted?: Trusted; folder?: string } = {},
): LoadPart => loadScripts(tagAt(src, more), trusted, ahead, () => folder)
const last = (): PartScript => inserted.at(-1) as PartScript
const brought = { install: () => ({ undo() {} }) }
const arrive = (part?: object): void => {
  if (part) last().consentPart = part
  last().onload?.(new Event('load'))
}

describe('where a part is looked for', () => {
  it.each([
    ['https://cdn.example/sdk/consent.js', 'https://cdn.example/sdk/'],
    ['https://cdn.example/consent.js?v=2', 'https://cdn.example/'],
    ['https://cdn.example/a/consent.min.js?from=b/c', 'https://cdn.example/a/'],
    ['https://cdn.example/npm/@interactcx/consent@0.1.0', 'https://cdn.example/npm/@interactcx/consent@0.1.0/dist/'],
    ['https://cdn.example/@interactcx/consent', 'https://cdn.example/@interactcx/consent/dist/'],
    [
      'https://cdn.example/npm/@interactcx/consent@0.1.0/dist/consent.js',
      'https://cdn.example/npm/@interactcx/consent@0.1.0/dist/',
    ],
  ])('%s → %s', (own, folder) => {
    loader(own)('launcher').catch(() => {})
    expect(last().src).toBe(`${folder}consent-launcher.js?v=${__VERSION__}`)
  })
})

describe('where the page says that parts lie', () => {
  it.each([
    ['https://static.example/consent/', 'https://static.example/consent/'],
    ['https://static.example/consent', 'https://static.example/consent/'],
    ['/assets', `${location.origin}/assets/`],
  ])('%s → %s', (folder, url) => {
    loader(undefined, { folder })('ui').catch(() => {})
    expect(last().src).toBe(`${url}consent-ui.js?v=${__VERSION__}`)
  })
})

describe('what a part is fetched with', () => {
  it("has the nonce and the CORS mode of the SDK's own tag", () => {
    loader(undefined, { more: { nonce: 'abc', crossOrigin: 'anonymous' } })('ui').catch(() => {})
    expect([last().nonce, last().crossOrigin]).toEqual(['abc', 'anonymous'])
  })

  it('needs no CORS headers if the tag does not use CORS', () => {
    loader()('ui').catch(() => {})
    expect([last().hasAttribute('crossorigin'), last().hasAttribute('integrity')]).toEqual([false, false])
  })
})

describe('what a part brings', () => {
  it('is passed to all callers, and fetched once', async () => {
    const load = loader()
    const asked = [load('frames'), load('frames')]
    arrive(brought)
    expect(await Promise.all(asked)).toEqual([brought, brought])
    expect(await load('frames')).toBe(brought)
    expect(inserted).toHaveLength(1)
  })

  it('is taken from a part that the page loaded before, without a request', async () => {
    expect(await loader(undefined, { ahead: { 0: () => {}, signals: brought } })('signals')).toBe(brought)
    expect(inserted).toEqual([])
  })
})

describe('a part that cannot be had is told with its address, and fetched again when it is asked for again', () => {
  const FAILURES: Record<string, () => void> = {
    'is missing': () => last().onerror?.('error'),
    'holds something else, or throws': () => arrive(),
    // Zone.js adds such a key to every element that it patches.
    'holds something else, and another library has marked the element': () => {
      Object.assign(last(), { __zone_symbol__loadfalse: [] })
      arrive()
    },
  }
  it.each(Object.entries(FAILURES))('%s', async (_, fail) => {
    const load = loader()
    const asked = load('frames')
    fail()
    await expect(asked).rejects.toThrow(`https://cdn.example/sdk/consent-frames.js?v=${__VERSION__} brings nothing`)
    const again = load('frames')
    arrive(brought)
    expect(await again).toBe(brought)
  })

  it('is refused by Trusted Types, or the page has no head', async () => {
    const trusted = { ...createTrusted({}) }
    trusted.createScriptURL = () => {
      throw new TypeError('refused')
    }
    await expect(loader(undefined, { trusted })('ui')).rejects.toThrow('refused')
    vi.mocked(document.head.append).mockImplementation(() => {
      throw new TypeError('no head')
    })
    const load = loader()
    await expect(load('ui')).rejects.toThrow('no head')
    await expect(load('ui')).rejects.toThrow('no head')
  })
})
