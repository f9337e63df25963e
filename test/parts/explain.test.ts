// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/parts/explain'

const src = new URL('../../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(path, src), 'utf8'))
  .join('\n')

/** Every failure code in the source. */
const told = [...sources.matchAll(/\b(?:fail|explain)\(\s*'([\w-]+)'/g)].map(([, code = '']) => code)
const fetched = ['ui', 'release', 'frames', 'launcher', 'explain'].map((part) => `${part}-missing`)
const codes = [...new Set([...told, ...fetched])].sort()

describe('consent-explain.js', () => {
  it('finds the codes in the source', () => {
    expect(codes).toEqual(expect.arrayContaining(['bad-json', 'failed', 'own-name', 'tag-open', 'ui-missing']))
    // No code is composed at run time, except those of the parts: developers search for codes.
    expect(new Set(sources.match(/\bfail\(\s*`[^`]*`/g))).toEqual(new Set(['fail(`${part}-missing`']))
  })

  it.each(codes)('has a sentence for %s', (code) => {
    expect(explain(code, 'x')).toMatch(/^[\w-]+: x — [A-Z].*\. — https:\S+#[\w-]+$/)
  })
})
