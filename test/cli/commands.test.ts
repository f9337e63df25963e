import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands'
import * as catalogue from '../../src/services'
import { folderWith, run } from './run'

describe('interact-consent', () => {
  it('says what can be typed: at --help as an answer, with nothing typed as a mistake', async () => {
    for (const typed of [['--help'], ['help'], ['expand', '-h']]) expect((await run(typed)).code).toBe(0)
    for (const typed of [['--version'], ['-v']]) expect(await run(typed)).toMatchObject({ code: 0, out: '1.2.3' })
    const { code, out } = await run([])
    expect(code).toBe(2)
    for (const name of Object.keys(commands)) expect(out).toContain(`  ${name} `)
    expect(out).toContain('-o, --out <value>')
  })

  it.each([
    [['expnd', 'x.json'], 'there is no command "expnd"; did you mean "expand"?'],
    [['constructor'], 'there is no command "constructor"'],
    [['expand'], 'type: interact-consent expand <config>'],
    [['check', 'a', 'b'], 'type: interact-consent check <config>'],
    [['list', '--jason'], "Unknown option '--jason'"],
  ])('takes %j for a mistake, in a line', async (typed, line) => {
    const { code, out, err } = await run(typed)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(line)
  })

  it('colours nothing where there is no terminal', async () => {
    const colour = '\u001b['
    expect((await run(['list'], { hasColours: true })).out).toContain(colour)
    for (const typed of [['list'], ['--help'], ['nonsense']]) {
      const { out, err } = await run(typed)
      expect(out + err).not.toContain(colour)
    }
  })
})

describe('interact-consent list', () => {
  it('lists all, and marks what is not verified', async () => {
    const lines = (await run(['list'])).out.split('\n')
    expect(lines).toHaveLength(Object.keys(catalogue).length)
    expect(lines.find((line) => line.startsWith('google-analytics '))).toContain('(not verified: lifetime of _gali)')
  })

  it('finds a word in names, providers, hosts and cookies, and ends with 1 where it is nowhere', async () => {
    for (const word of ['hotjar', 'Contentsquare', 'hotjar.io', '_hjSession'])
      expect((await run(['list', word])).out).toContain('hotjar ')
    for (const [word, id] of [
      ['gtm', 'google-tag-manager'],
      ['GA4', 'google-analytics'],
      ['fb pixel', 'meta'],
    ] as const)
      expect((await run(['list', word])).out).toContain(`${id} `)
    // "Shows ads again" has it in it, too.
    expect((await run(['list', 'ga'])).out).toMatch(/^google-analytics /)
    expect((await run(['list', 'x'])).out).toMatch(/^x /)
    expect((await run(['list', 'google', 'tag', 'manager'])).out).toMatch(/^google-tag-manager /)
    expect((await run(['list', 'chat', 'contacts'])).out).toMatch(/^hubspot /)
    expect((await run(['list', 'hotjr'])).err).toContain('did you mean "hotjar"?')
    expect(await run(['list', 'zzz'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('"zzz"') })
  })
})

describe('interact-consent copy', () => {
  it('puts there what a page may ask for, and nothing else', async () => {
    const names = [
      'consent.js',
      'consent-ui.js',
      'consent-text-de.js',
      'consent-text-sr-Latn.js',
      'consent.LICENSES.txt',
    ]
    const dist = folderWith(
      Object.fromEntries([...names, 'cli.js', 'consent.js.map', 'index.d.ts'].map((name) => [name, name])),
    )
    const folder = folderWith({})
    const { code, out } = await run(['copy', 'public/consent'], { folder, dist })
    expect(code).toBe(0)
    expect(out).toContain(`${names.length} files are in public/consent`)
    expect(readdirSync(join(folder, 'public/consent')).sort()).toEqual(names.sort())
  })
})
