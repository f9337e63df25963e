// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/parts/explain'
import { explainConfig } from '../../src/parts/problems'

const src = new URL('../../src/', import.meta.url)
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(path, src), 'utf8'))
  .join('\n')

/** Every failure code in the source. */
const told = [...sources.matchAll(/\b(?:fail|lineOf)\(\s*'([\w-]+)'/g)].map(([, code = '']) => code)
const fetched = ['ui', 'release', 'frames', 'launcher', 'adopt', 'problems'].map((part) => `${part}-missing`)
const codes = [...new Set([...told, ...fetched])].sort()

/** What is wrong with a config is told by a file of its own. */
const ofConfig: Record<string, string[]> = {
  'bad-json': explainConfig({}, 'x'),
  'consent-config': explainConfig({ polcy: {} }),
}

describe('consent-explain.js and consent-problems.js', () => {
  it('finds the codes in the source', () => {
    expect(codes).toEqual(expect.arrayContaining(['bad-json', 'failed', 'own-name', 'tag-open', 'ui-missing']))
    // No code is composed at run time, except those of the parts: developers search for codes.
    expect(new Set(sources.match(/\bfail\(\s*`[^`]*`/g))).toEqual(new Set(['fail(`${part}-missing`']))
  })

  it.each(codes)('has a sentence for %s', (code) => {
    const [line] = ofConfig[code] ?? [explain(code, 'x')]
    expect(line).toMatch(/^[\w-]+: .+ — [A-Z].*\. — https:\S+#[\w-]+$/)
    expect(line).toContain(`#${code}`)
  })
})
