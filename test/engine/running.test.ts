import { afterEach, describe, expect, it, vi } from 'vitest'
import { isAskedAtTop, RUNNING } from '../../src/engine/running'

afterEach(() => vi.unstubAllGlobals())

const inFrame = (top: object, ancestors?: string[]): void => {
  vi.stubGlobal('top', top)
  vi.stubGlobal('location', { ...(ancestors && { ancestorOrigins: ancestors }) })
}
const foreign = {
  get document(): Document {
    throw new DOMException('', 'SecurityError')
  },
}
const isOwnHost = (hostname: string): boolean => hostname.endsWith('shop.example')

describe('isAskedAtTop', () => {
  it('is true only in a frame', () => {
    vi.stubGlobal('top', window)
    expect(isAskedAtTop(() => true)).toBe(false)
  })

  it('looks for the SDK in a top page of its own origin', () => {
    inFrame({ document: { [RUNNING]: {} } })
    expect(isAskedAtTop(() => false)).toBe(true)
    inFrame({ document: {} })
    expect(isAskedAtTop(() => true)).toBe(false)
  })

  it.each([
    ['a top of the own site', ['https://foreign.example', 'https://www.shop.example'], true],
    [
      'a foreign top, though the parent is of the own site',
      ['https://www.shop.example', 'https://foreign.example'],
      false,
    ],
    ['a top without an origin', ['null'], false],
  ])('goes by the name of another origin: %s', (_, ancestors, asked) => {
    inFrame(foreign, ancestors)
    expect(isAskedAtTop(isOwnHost)).toBe(asked)
  })

  it('uses the referrer without ancestorOrigins', () => {
    inFrame(foreign)
    vi.spyOn(document, 'referrer', 'get').mockReturnValue('https://www.shop.example/page')
    expect(isAskedAtTop(isOwnHost)).toBe(true)
    vi.spyOn(document, 'referrer', 'get').mockReturnValue('')
    expect(isAskedAtTop(isOwnHost)).toBe(false)
  })
})
