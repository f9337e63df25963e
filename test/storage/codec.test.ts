import fc from 'fast-check'
import Cookies from 'js-cookie'
import { afterEach, describe, expect, it } from 'vitest'
import { makeChoice } from '../../src/choice/makeChoice'
import { decode, encode } from '../../src/storage/codec'
import { record, resolved } from '../support/configs'
import { installJar, type Jar } from '../support/jar'
import { runs } from '../support/sweep'

/** RFC 6265 section 4.1.1: no control, space, quote, comma, semicolon or backslash. */
const COOKIE_OCTETS = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

let jar: Jar | undefined
afterEach(() => jar?.restore())

/** Returns whether a value is a complete record. */
function expectWellFormed(decoded: ReturnType<typeof decode>): void {
  if (!decoded) return
  const { choice, known, signal } = decoded
  expect(choice.granted.every((one) => /^[\w-]+$/.test(one))).toBe(true)
  expect((choice.except ?? []).every((one) => /^[\w-]+$/.test(one))).toBe(true)
  expect(['session', 'persistent']).toContain(choice.lifetime)
  expect(['visitor', 'browser', 'host']).toContain(choice.by)
  expect(choice.policy).toBeTypeOf('string')
  expect(new Date(choice.at).toISOString()).toBe(choice.at)
  expect(known.every((one) => one.length === 4)).toBe(true)
  expect(signal).toBeTypeOf('boolean')
}

describe('encode and decode', () => {
  it('round-trip any record', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(decode(encode(one))).toEqual(one)
      }),
      runs(500),
    )
  })

  it('round-trip a policy version of 40 characters of any script', () => {
    for (const policy of ['漢'.repeat(40), '😀'.repeat(20), 'é&=;%+ "\\,'.repeat(4), '%25%00', 'a+b c']) {
      const one = { choice: choiceUnder(policy), known: [], signal: false }
      expect(decode(encode(one))?.choice.policy).toBe(policy)
    }
  })

  it('use only characters that a cookie may hold', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(encode(one)).toMatch(COOKIE_OCTETS)
      }),
    )
  })

  it('need under 400 bytes for 5 categories, 20 services, a privacy signal and a receipt id', () => {
    const categories = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`category-${at}`, {}]))
    const services = Array.from({ length: 20 }, (_, at) => ({ id: `service-${at}`, category: `category-${at % 5}` }))
    const config = resolved({
      policy: { url: '/', version: '2026-11-01' },
      categories,
      services,
      receipts: { url: '/receipts' },
    })
    const text = encode(
      makeChoice(config, { granted: Object.keys(categories) }, 'visitor', {
        now: Date.UTC(2026, 10, 1),
        signal: true,
        id: () => crypto.randomUUID(),
      }),
    )
    expect(text.length).toBeLessThan(400)
  })

  it('encode two refusals of the same hour as equal bytes', () => {
    const config = resolved({ receipts: { url: '/receipts', refusals: true } })
    const hour = Date.UTC(2026, 10, 1, 10)
    fc.assert(
      fc.property(
        fc.nat({ max: 36e5 - 1 }),
        fc.constantFrom('session' as const, 'persistent' as const),
        (ms, lifetime) => {
          const at = (now: number) =>
            encode(
              makeChoice(config, { granted: [], lifetime }, 'visitor', {
                now,
                signal: false,
                id: () => crypto.randomUUID(),
              }),
            )
          expect(at(hour + ms)).toBe(at(hour))
          expect(at(hour)).not.toContain('&id=')
        },
      ),
    )
  })
})

const choiceUnder = (policy: string) => ({
  granted: ['analytics'],
  lifetime: 'session' as const,
  policy,
  at: '2026-11-01T10:00:00.000Z',
  by: 'visitor' as const,
})

describe('decode', () => {
  it('accepts any text and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webQueryParameters()), (text) => {
        expectWellFormed(decode(text))
      }),
      runs(1000),
    )
  })

  it('accepts a damaged record and never throws', () => {
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 5 }), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(record, fc.array(edit, { maxLength: 4 }), (one, edits) => {
        let text = encode(one)
        for (const [at, cut, put] of edits) {
          const from = at % (text.length + 1)
          text = text.slice(0, from) + put + text.slice(from + cut)
        }
        expectWellFormed(decode(text))
      }),
      runs(1000),
    )
  })

  it.each([
    '',
    'v=1',
    'v=2&granted=&lifetime=persistent&by=visitor&at=1795489200&policy=1',
    'v=1&granted=&lifetime=forever&by=visitor&at=1795489200&policy=1',
    'v=1&granted=&lifetime=persistent&by=nobody&at=1795489200&policy=1',
    'v=1&granted=&lifetime=persistent&by=visitor&at=soon&policy=1',
    'v=1&granted=&lifetime=persistent&by=visitor&at=99999999999&policy=1',
    'v=1&granted=&lifetime=persistent&by=visitor&at=-1&policy=1',
    'v=1&granted=&lifetime=session visitor&by=1&at=&policy=1',
    '{"granted":["analytics"]}',
    'true',
    '__proto__=1',
  ])('is null for %j', (text) => {
    expect(decode(text)).toBeNull()
  })

  it('reads fields in any order, with unknown ones among them', () => {
    expect(
      decode('known=abcd1234&x=1&at=1795489200&by=host&policy=a%20b&lifetime=session&granted=analytics.ads&v=1'),
    ).toEqual({
      choice: { ...choiceUnder('a b'), granted: ['analytics', 'ads'], at: '2026-11-24T03:00:00.000Z', by: 'host' },
      known: ['abcd', '1234'],
      signal: false,
    })
  })

  it('is not fooled by names of the object prototype', () => {
    const text = `${encode({ choice: choiceUnder('1'), known: [], signal: false })}&__proto__=x&constructor=y&toString=z`
    expect(decode(text)?.choice).toEqual(choiceUnder('1'))
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
})

describe('js-cookie, an independent reader', () => {
  it('reads the very text that was written', () => {
    jar = installJar()
    const raw = Cookies.withConverter<string>({ read: (value) => value })
    fc.assert(
      fc.property(record, (one) => {
        const text = encode(one)
        // biome-ignore lint/suspicious/noDocumentCookie: as our own jar writes it
        document.cookie = `interact_consent=${text};path=/`
        expect(raw.get('interact_consent')).toBe(text)
      }),
    )
  })

  it('reads a record without escapes as it is', () => {
    jar = installJar()
    const text = encode({ choice: choiceUnder('2026-11-01'), known: ['abcd'], signal: true })
    // biome-ignore lint/suspicious/noDocumentCookie: as our own jar writes it
    document.cookie = `interact_consent=${text};path=/`
    expect(Cookies.get('interact_consent')).toBe(text)
  })
})
