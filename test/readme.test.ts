import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { budgets } from '../scripts/entries.mjs'
import { LANGUAGE_LIMIT } from '../scripts/words.mjs'
import { FORM } from '../src/config/fields'
import { resolveConfig } from '../src/config/resolveConfig'
import { startConsent } from '../src/engine/startConsent'
import { PARTS } from '../src/parts/registry'
import { LANGUAGES } from '../src/ui/text/loadText'

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')
/** Where each table stands. */
const PAGES: Record<string, string> = {
  events: 'docs/reference/api.md',
  api: 'docs/reference/api.md',
  config: 'docs/reference/config.md',
  tokens: 'docs/reference/modal.md',
  sizes: 'docs/reference/files.md',
  bindings: 'docs/reference/files.md',
  'readme-sizes': 'README.md',
}

/** The rows of the table behind a marker, each as its cells. */
function table(name: string): string[][] {
  const [, text = ''] = read(PAGES[name] ?? '').split(`<!-- table: ${name} -->\n`)
  return (text.split('\n\n')[0] ?? '')
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
const code = (cell = '') => /`([\w-]+)/.exec(cell)?.[1] ?? ''
const door = { load: () => new Promise<never>(() => {}), trusted: {} as never, nonce: '' }

describe('what README and reference say', () => {
  it('lists every event with its details', () => {
    const body = /interface ConsentEvents \{([\s\S]*?)\n\}/.exec(read('src/events.ts'))?.[1] ?? ''
    const declared = [...body.matchAll(/^ {2}(\w+): \{([\s\S]*?)\}$/gm)].map(([, name, fields = '']) => [
      name,
      [...fields.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(\w+\??):/g)].map(([, field]) => field),
    ])
    const listed = table('events').map(([name, detail = '']) => [
      code(name),
      [...detail.matchAll(/`([^`]+)`/g)].map(([, field]) => field),
    ])
    expect(listed).toEqual(declared)
    expect(declared.length).toBeGreaterThan(5)
  })

  it('lists every member of the API', () => {
    const consent = startConsent(resolveConfig({ ui: false }).config, door)
    expect(
      table('api')
        .map(([member]) => code(member))
        .sort(),
    ).toEqual(Object.keys(consent).sort())
    consent.destroy()
  })

  it('lists every key of the config, with its true default', () => {
    expect(
      table('config')
        .map(([key]) => code(key))
        .sort(),
    ).toEqual(Object.keys(FORM).sort())
    const { config } = resolveConfig({})
    const said = Object.fromEntries(table('config').map(([key, , value]) => [code(key), value]))
    expect(said.categories).toBe(config.categories.map(({ id }) => `\`${id}\``).join(', '))
    expect(said.cookie).toContain(`\`${config.cookie.name}\``)
    expect(said.cookie).toContain(`\`${config.cookie.days}\``)
    for (const key of ['mode', 'undeclared', 'layout', 'afterRevoke'] as const)
      expect(said[key]).toBe(`\`'${config[key]}'\``)
    expect(said.respect).toBe(`\`{ gpc: ${config.respect.gpc}, dnt: ${config.respect.dnt} }\``)
  })

  it('lists every language', () => {
    const page = read('docs/reference/languages.md')
    const [, list = ''] = page.split('<!-- languages -->\n\n')
    const listed = [...(list.split('\n\n')[0] ?? '').matchAll(/`([\w-]+)`/g)].map(([, tag]) => tag)
    expect(listed).toEqual([...LANGUAGES, 'en'].sort())
    expect(page).toContain(`of at most ${LANGUAGE_LIMIT / 1000} kB`)
    const readme = read('README.md')
    expect(readme).toContain(`English and ${LANGUAGES.length} more`)
    expect(readme).toContain(`each is a file of at most ${LANGUAGE_LIMIT / 1000} kB`)
  })

  it('names the frameworks that the package takes', () => {
    const { peerDependencies, dependencies } = JSON.parse(read('package.json'))
    const oldest = (range: string) => /[\d.]+/.exec(range)?.[0].replace(/(\.0)+$/, '')
    const said = {
      React: [peerDependencies.react, 'react'],
      Preact: [dependencies.preact, 'react'],
      Vue: [peerDependencies.vue, 'vue'],
      Svelte: [peerDependencies.svelte, 'sveltekit'],
      Solid: [peerDependencies['solid-js'], 'solid'],
    }
    for (const [name, [range, guide]] of Object.entries(said)) {
      const sentence = `${name} ${oldest(range)} and later`
      expect(read('README.md')).toContain(sentence)
      expect(read(`docs/guides/${guide}.md`)).toContain(sentence)
    }
  })

  it('lists every custom property of the modal', () => {
    const sheets = `${read('src/ui/styles/tokens.css')}${read('src/ui/styles/modal.css')}${read('src/ui/styles/preferences.css')}`
    const used = new Set([...sheets.matchAll(/--consent-[a-z-]+/g)].map(([name]) => name))
    expect(
      table('tokens')
        .map(([name]) => /`(--[a-z-]+)`/.exec(name ?? '')?.[1])
        .sort(),
    ).toEqual([...used].sort())
  })

  it('states the budgets that the build holds', () => {
    const said = [
      ...table('sizes').map(([file, size]) => [`dist/${code(file)}.js`, size]),
      ...table('bindings').map(([file, size]) => [`dist/bindings/${code(file)}.js`, size]),
    ]
    expect(said).toEqual(Object.entries(budgets).map(([file, limit]) => [file, `${limit} kB`]))
    for (const [file, size] of table('readme-sizes')) expect(size).toBe(`${budgets[`dist/${code(file)}.js`]} kB`)
    expect(table('readme-sizes').length).toBeGreaterThan(3)
  })

  it('names each file that consent-full.js still needs', () => {
    const [, section = ''] = read('docs/getting-started.md').split('\n## One file\n')
    const named = [...(section.split('\n## ')[0] ?? '').matchAll(/`consent-(\w+)\.js`/g)].map(([, part]) => part)
    const apart = Object.entries(PARTS).flatMap(([name, part]) => ('full' in part ? [] : [name]))
    expect(named.sort()).toEqual([...apart, 'full', 'hashes'].sort())
  })

  it('is short enough to be read in ten minutes', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200)
  })
})
