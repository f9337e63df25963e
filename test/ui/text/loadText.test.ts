import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsentConfig } from '../../../src/config/schema'
import { languages } from '../../../src/ui/text/languages'
import { LANGUAGES, loadText } from '../../../src/ui/text/loadText'
import { resolved } from '../../support/configs'
import { en } from '../../support/en'

const asked: string[] = []
const failures: string[] = []
let load = (part: `text-${string}`) => languages[part.slice(5)]?.() ?? Promise.reject(new Error(part))

/** Returns what a visitor reads whose page and browser have these languages. */
async function read(config: ConsentConfig, lang = '', browser: string[] = []) {
  document.documentElement.lang = lang
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser)
  return loadText(en, resolved(config), {
    load(part) {
      asked.push(part)
      return load(part)
    },
    fail: (code, detail) => failures.push(`${code} ${detail}`),
  })
}

const fromFiles = load
beforeEach(() => {
  load = fromFiles
  asked.length = failures.length = 0
})
afterEach(() => {
  document.documentElement.lang = ''
  vi.useRealTimers()
})

describe('loadText', () => {
  it('knows a file of words for each language, and no other', () => {
    const files = readdirSync('src/ui/text')
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -5))
      .sort()
    expect([...LANGUAGES].sort()).toEqual(files)
    expect(Object.keys(languages).sort()).toEqual(files)
  })

  it("asks the config, then the page, then the visitor's browser", async () => {
    const { text, language } = await read({ language: 'de' }, 'en', ['en'])
    expect([language, text.acceptAll]).toEqual(['de', 'Alle akzeptieren'])
    expect((await read({}, 'de-CH', ['en'])).language).toBe('de-CH')
    expect((await read({}, '', ['de-AT', 'en'])).language).toBe('de-AT')
    expect(asked).toEqual(['text-de', 'text-de', 'text-de'])
  })

  it('skips unknown and invalid languages, and ends with English', async () => {
    expect((await read({ language: 'tlh' }, '{{lang}}', ['vo', 'de'])).language).toBe('de')
    expect((await read({ language: 'tlh' }, '', [])).language).toBe('en')
  })

  it('fetches nothing for English, of whatever kind', async () => {
    const { text, language, dir } = await read({}, 'en-GB', ['de'])
    expect([text.acceptAll, language, dir]).toEqual(['Accept all', 'en-GB', 'ltr'])
    expect(asked).toEqual([])
  })

  it("lets the site's own text override any word of any language, and bring languages of its own", async () => {
    const text = { de: { acceptAll: 'Ja, alle' }, cy: { acceptAll: 'Derbyn popeth' }, en: { title: 'Cookies' } }
    expect((await read({ text }, 'de-DE')).text).toMatchObject({ acceptAll: 'Ja, alle', rejectAll: 'Alle ablehnen' })
    expect(await read({ text }, 'cy', ['de'])).toMatchObject({
      language: 'cy',
      text: { acceptAll: 'Derbyn popeth', rejectAll: 'Reject all' },
    })
    expect((await read({ text }, 'en')).text.title).toBe('Cookies')
    const both = { de: { acceptAll: 'Alle' }, 'de-AT': { acceptAll: 'Passt' } }
    expect((await read({ text: both }, 'de-AT')).text.acceptAll).toBe('Passt')
    expect((await read({ text: both }, 'de-CH')).text.acceptAll).toBe('Alle')
  })

  it('falls back to English, and reports it, if the file is missing', async () => {
    load = () => Promise.reject(new Error('https://example.com/consent-text-de.js'))
    const { text, language } = await read({ text: { en: { title: 'Cookies' } } }, 'de', ['de'])
    expect([language, text.title, text.acceptAll]).toEqual(['en', 'Cookies', 'Accept all'])
    expect(failures).toEqual(['text-missing de: https://example.com/consent-text-de.js'])
  })

  it("keeps the site's own words in that language if the file is missing", async () => {
    load = () => Promise.reject(new Error('gone'))
    expect(await read({ text: { de: { title: 'Kekse' } } }, 'de')).toMatchObject({
      language: 'de',
      text: { title: 'Kekse', acceptAll: 'Accept all' },
    })
  })

  it('falls back to English if a server sends its start page instead of the file', async () => {
    load = async () => ({}) as { words: string[] }
    expect((await read({}, 'de')).language).toBe('en')
    expect(failures).toEqual([expect.stringMatching(/^text-missing de: /)])
  })

  it('waits no longer than 3 s', async () => {
    vi.useFakeTimers()
    load = () => new Promise(() => {})
    const words = read({}, 'de')
    await vi.advanceTimersByTimeAsync(2900)
    expect(failures).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect((await words).language).toBe('en')
    expect(failures).toEqual(['text-missing de: 3000 ms'])
  })

  it('reports an unknown language of the config, and takes the next', async () => {
    expect((await read({ language: 'tlh' }, 'de')).language).toBe('de')
    expect(failures).toEqual(['unknown-language tlh'])
    expect((await read({ language: 'no tag' })).language).toBe('en')
    expect(failures).toHaveLength(2)
  })

  it.each(['en', 'en-GB', 'de-AT', 'zh-HK', 'cy'])(
    'tells of none that is known, or has words in the config: %s',
    async (language) => {
      await read({ language, text: { cy: { acceptAll: 'Derbyn popeth' } } }, 'tlh', ['tlh'])
      expect(failures).toEqual([])
    },
  )
})
