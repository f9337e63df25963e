import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/ui/text/loadText'
import type { Text } from '../../../src/ui/text/types'
import { en } from '../../support/en'

/** The source of DuckDuckGo's extension and apps, which refuse for the visitor by the words on the buttons. */
const lib = join(process.cwd(), 'node_modules/@duckduckgo/autoconsent/lib')
const { classifyButtonTextRegex } = (await import(
  /* @vite-ignore */ pathToFileURL(join(lib, 'heuristics.ts')).href
)) as {
  classifyButtonTextRegex(text: string): 'reject' | 'settings' | 'accept' | 'acknowledge' | 'other'
}

/** Its names of the languages for which it knows words of refusal. */
const TAGS: Record<string, string> = {
  BASQUE: 'eu',
  BRAZILIAN_PORTUGUESE: 'pt-BR',
  CATALAN: 'ca',
  CZECH: 'cs',
  DUTCH: 'nl',
  ENGLISH: 'en',
  FRENCH: 'fr',
  GALICIAN: 'gl',
  GERMAN: 'de',
  INDONESIAN: 'id',
  ITALIAN: 'it',
  POLISH: 'pl',
  PORTUGUESE: 'pt',
  RUSSIAN: 'ru',
  SPANISH: 'es',
  SWEDISH: 'sv',
  TURKISH: 'tr',
}
const patterns = readFileSync(join(lib, 'heuristic-patterns.ts'), 'utf8')
const known = [...patterns.matchAll(/^const REJECT_PATTERNS_(\w+)/gm)].map(([, name = '']) => name)
const read = (tag: string): Text =>
  tag === 'en' ? en : (JSON.parse(readFileSync(`src/ui/text/${tag}.json`, 'utf8')) as Text)

describe('the labels, to autoconsent', () => {
  it('are there for every language that it knows', () => {
    expect(known.filter((name) => !TAGS[name])).toEqual([])
    expect(known.length).toBeGreaterThan(15)
    for (const name of known) expect([...LANGUAGES, 'en']).toContain(TAGS[name])
  })

  it.each(known)('refuse in %s', (name) => {
    const { rejectAll } = read(TAGS[name] ?? '')
    expect(classifyButtonTextRegex(rejectAll)).toBe('reject')
  })

  // No other button may be pressed as a refusal.
  it.each([...LANGUAGES, 'en'])('are taken for refusals only if they are, in %s', (tag) => {
    const { acceptAll, manage, save, deleteNow, erase } = read(tag)
    for (const label of [acceptAll, manage, save, deleteNow, erase]) {
      expect([label, classifyButtonTextRegex(label)]).not.toEqual([label, 'reject'])
    }
    for (const label of [read(tag).rejectAll]) {
      expect(['reject', 'other']).toContain(classifyButtonTextRegex(label))
    }
  })
})
