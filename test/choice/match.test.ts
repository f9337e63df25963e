// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { matches, siteOf } from '../../src/choice/match'
import { least } from '../support/least'
import { runs } from '../support/sweep'

describe('matches', () => {
  it.each([
    ['_ga', '_ga', true],
    ['_ga', '_ga_X', false],
    ['_ga', 'x_ga', false],
    ['_ga_*', '_ga_', true],
    ['_ga_*', '_ga_ABC', true],
    ['_ga_*', '_gaX', false],
    ['*', '', true],
    ['*', 'anything at all\nand more', true],
    ['**', 'x', true],
    ['*_id', '_pk_id', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abde', false],
    ['*.example.net', 'a.example.net', true],
    ['*.example.net', 'a.b.example.net', true],
    ['*.example.net', 'example.net', false],
    ['*.example.net', 'a.exampleXnet', false],
    ['_pk_id.*', '_pk_idX1', false],
    ['_Ga', '_ga', false],
    ['', '', true],
    ['', 'x', false],
  ])('%j and %j: %s', (pattern, name, expected) => {
    expect(matches(pattern, name)).toBe(expected)
  })

  it.each([
    'a.b',
    'a+b',
    '(a|b)',
    '[a]',
    '{1}',
    '^a$',
    'a?',
    'a\\b',
    '\\d',
    'a/b',
    '$&',
    'é漢😀',
    'a\nb',
    'a-z',
    '\\k<x>',
  ])('takes %j for itself and for nothing else', (name) => {
    expect(matches(name, name)).toBe(true)
    expect(matches(name, `${name}x`)).toBe(false)
    expect(matches(name, 'a1b')).toBe(false)
  })

  it('matches a pattern of many stars quickly', () => {
    const work = () => {
      expect(matches(`${'*a'.repeat(40)}*b`, 'a'.repeat(90))).toBe(false)
      expect(matches(`${'*a'.repeat(1e5)}*`, 'a'.repeat(2e5))).toBe(true)
    }
    expect(least(work, 2000)).toBeLessThan(2000)
  })

  it('is the same as looking for the parts between the stars, in order', () => {
    /** Matches a pattern without regular expressions, as a reference. */
    const reference = (pattern: string, name: string): boolean => {
      const [head = '', ...parts] = pattern.split('*')
      if (!parts.length) return pattern === name
      const tail = parts.pop() ?? ''
      if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
      let rest = name.slice(head.length, name.length - tail.length)
      for (const part of parts) {
        const at = rest.indexOf(part)
        if (at < 0) return false
        rest = rest.slice(at + part.length)
      }
      return true
    }
    const text = (more: string) => fc.string({ unit: fc.constantFrom(...`ab.${more}`), maxLength: 8 })
    fc.assert(
      fc.property(text('*'), text(''), (pattern, name) => {
        expect(matches(pattern, name)).toBe(reference(pattern, name))
      }),
      runs(2000),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (pattern, name) => {
        expect(matches(pattern, name)).toBe(reference(pattern, name))
        expect(matches(pattern, pattern.replaceAll('*', name))).toBe(true)
      }),
      runs(1000),
    )
  })
})

describe('siteOf', () => {
  it.each([
    ['example.com', 'example.com'],
    ['www.example.com', 'example.com'],
    ['a.b.c.example.com', 'example.com'],
    ['www.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['a.b.example.com.au', 'example.com.au'],
    ['www.example.org.nz', 'example.org.nz'],
    ['www.example.ac.jp', 'example.ac.jp'],
    ['www.example.or.jp', 'example.or.jp'],
    ['www.example.de', 'example.de'],
    ['www.example.photography', 'example.photography'],
    ['www.xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd.xn--p1ai'],
    ['t.co', 't.co'],
    ['localhost', 'localhost'],
    ['shop.localhost', 'shop.localhost'],
    ['192.168.0.1', '192.168.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['', ''],
  ])('of %j is %j', (host, site) => {
    expect(siteOf(host)).toBe(site)
  })

  it('is shared with every subdomain, and is its own site', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
    const suffix = fc.constantFrom('com', 'de', 'co.uk', 'com.au', 'org.br', 'dev')
    fc.assert(
      fc.property(label, suffix, fc.array(label, { maxLength: 3 }), (name, end, sub) => {
        const site = `${name}.${end}`
        fc.pre(!/^(com?|org?|net?|gov?|edu|ac)$/.test(name))
        expect(siteOf([...sub, site].join('.'))).toBe(site)
        expect(siteOf(siteOf(site))).toBe(siteOf(site))
      }),
    )
  })

  it('returns an IP address as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        // As `location.hostname` shows it.
        const host = new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname
        expect(siteOf(host)).toBe(host)
      }),
    )
  })
})

it('decodes names where a page has an `unescape` of its own', () => {
  vi.stubGlobal('unescape', () => undefined)
  expect(matches('crisp-client/session/*', 'crisp-client%2Fsession%2F1')).toBe(true)
  vi.unstubAllGlobals()
})

describe('a pattern with many stars', () => {
  const patterns = (stars: number) => [`${'a*'.repeat(stars)}b`, `*${'a*'.repeat(stars)}`, `${'*'.repeat(stars)}b`]

  it.each([0, 1, 2])('takes four times as long for four times the letters and stars, and no more (%s)', (which) => {
    const matchAll = (length: number) => {
      const pattern = `${patterns(length / 3)[which]}`
      const name = 'a'.repeat(length)
      return () => {
        for (let turn = 0; turn < 300; turn++) matches(pattern, name)
      }
    }
    // A regular expression takes four to the power of the stars.
    const limit = 16 * least(matchAll(90))
    expect(least(matchAll(360), limit)).toBeLessThan(limit)
  })
})
