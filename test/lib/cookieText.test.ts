// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookieName, cutControls, deletesCookie, toDeletion, toSession } from '../../src/lib/cookieText'
import { least } from '../support/least'
import { expiryOf, parseCookie } from '../support/rfc6265'
import { runs } from '../support/sweep'

const DAY = 864e5
const date = (ms: number): string => new Date(ms).toUTCString()

const space = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 2 })
/** White space and controls that a browser does not treat as white space. */
const odd = fc.string({
  unit: fc.constantFrom(' ', '\t', '\v', '\f', '\r', '\n', '\0', '\u00a0', '\u2028', '\ufeff', '\x7f'),
  maxLength: 2,
})
const anyCase = (word: string): fc.Arbitrary<string> => fc.mixedCase(fc.constant(word))
const dates = fc
  .record({
    ms: fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2037, 0) }),
    form: fc.nat({ max: 2 }),
  })
  // A date within a minute of now could be past for one reader and future for the next.
  .filter(({ ms }) => Math.abs(ms - Date.now()) > 6e4)
  .map(({ ms, form }) => {
    const text = date(ms)
    if (form === 0) return text
    if (form === 1) return text.replace(/(\d\d) (\w{3}) (\d{4})/, '$1-$2-$3')
    const [, day, at, month, year, time] = /(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(text) as RegExpExecArray
    return `${day} ${month} ${at} ${time} ${year} GMT`
  })
const ages = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map(String),
  fc.constantFrom('0', '-1', '00', '31536000', '999999999999999999999', '', '0x', '1.5', '+0', '"0"', '1e3'),
)
const attributeOf = (space: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(space, anyCase('max-age'), space, ages, space)
      .map(([a, name, b, age, c]) => `${a}${name}${b}=${b}${age}${c}`),
    fc
      .tuple(space, anyCase('expires'), space, dates, space)
      .map(([a, name, b, at, c]) => `${a}${name}${b}=${b}${at}${c}`),
    fc
      .tuple(space, fc.constantFrom('expires', 'Max-Age', 'expiress', 'x-max-age', 'max-age2'), space)
      .map((all) => all.join('')),
    fc.constantFrom('path=/', 'Domain=.example.com', 'secure', 'SameSite=Lax', '', '=', 'x=max-age=9', '"max-age=9"'),
  )
const pair = fc.oneof(
  fc.tuple(fc.stringMatching(/^[\w$.%-]{0,8}$/), fc.stringMatching(/^[\w=",:%. -]{0,12}$/)).map((all) => all.join('=')),
  fc.constantFrom('', 'a', '=b', 'max-age=100', 'expires', ' a = b ', 'a="x; max-age=5"', 'a==b'),
)
const join = (parts: readonly [string, readonly string[]]): string => [parts[0], ...parts[1]].join(';')
/** Texts that pages could write, with white space as in RFC 6265. */
const plain = fc.tuple(pair, fc.array(attributeOf(space), { maxLength: 5 })).map(join)
/** The same with anything between the words. */
const wild = fc.tuple(pair, fc.array(attributeOf(odd), { maxLength: 5 })).map(join)
const anything = fc.oneof(
  plain,
  wild,
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'; =\tmaxexpires-geMAX0123\n\0,"'), maxLength: 60 }),
)

const now = Date.now()
const often = runs(3000)
/** Removes all white space: text that only looks like a lifetime may be removed with the lifetimes. */
const others = (text: string) =>
  parseCookie(text).attributes.filter(([name]) => !/^(expires|max-age)$/.test(name.trim()))

describe('toSession', () => {
  it('leaves no lifetime in any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const names = parseCookie(toSession(text)).attributes.map(([name]) => name)
        expect(names).not.toContain('expires')
        expect(names).not.toContain('max-age')
        expect(expiryOf(parseCookie(toSession(text)), now)).toBeNull()
      }),
      often,
    )
  })

  it('keeps name, value and every other attribute', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const before = parseCookie(text)
        const after = parseCookie(toSession(text))
        expect([after.name, after.value]).toEqual([before.name, before.value])
        expect(others(toSession(text))).toEqual(others(text))
      }),
      often,
    )
  })

  it('changes nothing if there is no lifetime, nor a second time', () => {
    expect(toSession('a=b; path=/; secure')).toBe('a=b; path=/; secure')
    fc.assert(
      fc.property(anything, (text) => {
        expect(toSession(toSession(text))).toBe(toSession(text))
      }),
    )
  })
})

describe('toDeletion', () => {
  it('deletes whatever the text said, and lasts no longer in any reading', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const deletion = parseCookie(toDeletion(text))
        const ages = deletion.attributes.filter(([name]) => name === 'max-age')
        expect(ages.at(-1)).toEqual(['max-age', '0'])
        expect(expiryOf(deletion, now)).toBe(Number.NEGATIVE_INFINITY)
        expect(deletion.name).toBe(parseCookie(text).name)
        expect(others(toDeletion(text))).toEqual(others(text))
      }),
      often,
    )
  })
})

describe('deletesCookie', () => {
  it('agrees with the browser', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const end = expiryOf(parseCookie(text), now)
        expect(deletesCookie(text)).toBe(end !== null && end <= now)
      }),
      often,
    )
  })

  it('accepts any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(deletesCookie(text)).toBeTypeOf('boolean')
        expect(cookieName(text)).toBeTypeOf('string')
      }),
      often,
    )
  })

  it.each([
    ['a=; max-age=0', true],
    ['a=;Max-Age=-1', true],
    ['a=; expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
    ['a=; expires=Thu, 01-Jan-70 00:00:01 GMT', true],
    ['a=; EXPIRES=Thu, 01-Jan-1970 00:00:01 GMT; path=/', true],
    [`a=; expires=${date(now - DAY)}; max-age=0`, true],
    // `Max-Age` counts over `Expires`, whichever comes first, and the last of several.
    [`a=b; max-age=60; expires=${date(0)}`, false],
    [`a=b; expires=${date(0)}; max-age=60`, false],
    ['a=b; max-age=0; max-age=60', false],
    ['a=b; max-age=60; max-age=0', true],
    [`a=b; max-age=soon; expires=${date(0)}`, true],
    [`a=b; expires=${date(now + DAY)}`, false],
    ['a=b', false],
    ['max-age=0', false],
    ['a="; max-age=0"', false],
    ['a=b; x-max-age=0', false],
  ])('%j: %s', (text, deletes) => {
    expect(deletesCookie(text)).toBe(deletes)
  })

  // RFC 6265 section 5.1.1: without day, month, year and time it is no date, and the cookie lasts for the session.
  it.each(['0', '-1', '1', '', 'session', 'Session', 'undefined', 'null'])('is not misled by expires=%s', (value) => {
    expect(deletesCookie(`cart=1; expires=${value}; path=/`)).toBe(false)
  })
})

describe('cookieName', () => {
  it('is the name under which the browser stores', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(cookieName(text)).toBe(parseCookie(text).name)
      }),
      often,
    )
  })

  it.each([
    ['_ga=1', '_ga'],
    [' \t_ga \t= 1; path=/', '_ga'],
    ['a b=c', 'a b'],
    ['value', ''],
    ['=value', ''],
    [';_ga=1', ''],
    ['', ''],
  ])('of %j is %j', (text, name) => {
    expect(cookieName(text)).toBe(name)
  })

  it('is fast on hostile text', () => {
    const work = () => {
      for (const text of [' '.repeat(2000), 'a'.repeat(4000), `a${' '.repeat(2000)}b`, ';'.repeat(4000)]) {
        cookieName(text)
        deletesCookie(text)
        toDeletion(text)
      }
    }
    expect(least(work, 500)).toBeLessThan(500)
  })
})

describe('cutControls', () => {
  it('ends the text where a browser does', () => {
    expect(cutControls('a=b\0; max-age=0')).toBe('a=b')
    expect(cutControls('a=b\r\nc=d')).toBe('a=b')
    expect(cutControls('a=b; path=/')).toBe('a=b; path=/')
    expect(cutControls('')).toBe('')
  })
})
