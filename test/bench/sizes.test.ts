// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { costs, decodeSegment, stretches } from '../../bench/sizes.mjs'

describe('what a source file costs', () => {
  it('reads the numbers of a source map', () => {
    expect(decodeSegment('AAAA')).toEqual([0, 0, 0, 0])
    expect(decodeSegment('IADA')).toEqual([4, 0, -1, 0])
    expect(decodeSegment('gBC')).toEqual([16, 1])
  })

  it('gives every character to one source or to none', () => {
    const code = '(aaaabbb\ncc'
    const parts = stretches(code, 'CAAA,ICAA;ADAA')
    expect(parts.map(({ text }) => text).join('')).toBe(code)
    expect(parts.filter(({ text }) => text)).toEqual([
      { source: -1, text: '(' },
      { source: 0, text: 'aaaa' },
      { source: 1, text: 'bbb\n' },
      { source: 0, text: 'cc' },
    ])
  })

  it('puts first what makes the file smaller by most when it is taken out', () => {
    const long = Array.from({ length: 99 }, (_, at) => `f${at * 7919};`).join('')
    const { whole, rows } = costs(`${long}ab`, {
      sources: ['long.ts', 'short.ts'],
      mappings: `AAAA,${vlq(long.length)}CAA`,
    })
    expect(rows.map(({ source }) => source)).toEqual(['long.ts', 'short.ts'])
    expect(rows[0]?.minified).toBe(long.length)
    expect(rows[0]?.brotli).toBeGreaterThan(100)
    expect(rows[0]?.brotli).toBeLessThan(whole)
  })
})

/** @see https://tc39.es/ecma426/#sec-base64-vlq */
function vlq(value: number): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let rest = value << 1
  let text = ''
  do {
    text += digits[(rest & 31) | (rest > 31 ? 32 : 0)]
    rest >>>= 5
  } while (rest)
  return text
}
