import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, expect, inject, it } from 'vitest'
import { budgets } from '../../scripts/entries.mjs'
import { type Consumer, consumerAt } from './consumer'
import { entriesOf } from './entries'

const read = (file: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8'))
/** As this very package says; that the tarball says the same is tested with the rest of it. */
const entries = entriesOf(read('package.json'))

let consumer: Consumer
let names: Record<string, string[]>
beforeAll(async () => {
  consumer = await consumerAt(inject('folder'))
  const list = JSON.stringify(entries.map(({ specifier }) => specifier))
  const code = `const names = {}
    for (const one of ${list}) names[one] = Object.keys(await import(one))
    console.log(JSON.stringify(names))`
  names = JSON.parse(await consumer.node(code))
})

/** Each stands in one gate or more, or in what starts them, and nowhere else. */
const GATES = ['cookieStore', 'sendBeacon', 'XMLHttpRequest', 'MutationObserver', 'indexedDB', 'sessionStorage']
const gatesIn = (code: string): string[] => GATES.filter((marker) => code.includes(marker))

/** Each entry's budget; what the bindings share has one of its own. */
const limitOf = (file: string): number => 1000 * (budgets[file] ?? 0.5)
const within = (file: string): number =>
  limitOf(file) + (file.includes('/bindings/') ? limitOf('dist/bindings/connect.js') : 0)

const FRAMEWORK = /^(react|preact|vue|svelte|solid-js)(\/|$)/
const using = (name: string, specifier: string): string =>
  `import { ${name} as it } from '${specifier}'\nconsole.log(it)`
/** What an app gets that uses this one name: all of it but the framework, which it has anyway. */
const bundleOf = async (name: string, specifier: string): Promise<string> =>
  [...(await consumer.bundle(using(name, specifier), FRAMEWORK)).values()].join('\n')
const brotli = (code: string): number => brotliCompressSync(code).length

it('createConsent brings the gates: what is looked for below is there to be found', async () => {
  expect(gatesIn(await bundleOf('createConsent', '@interactcx/consent'))).toEqual(GATES)
})

it.each(entries)('any other name of $specifier alone brings no gate, and keeps to the budget', async (entry) => {
  const { specifier, file } = entry
  const others = (names[specifier] ?? []).filter((name) => name !== 'createConsent')
  const told: string[] = []
  expect(others).not.toEqual([])
  for (const name of others) {
    const code = await bundleOf(name, specifier)
    const bytes = brotli(code)
    told.push(`${name} ${(bytes / 1000).toFixed(2)} kB`)
    expect({ name, gates: gatesIn(code) }).toEqual({ name, gates: [] })
    expect(bytes).toBeLessThanOrEqual(within(file))
  }
  console.log(`${specifier}: ${told.join(', ')}`)
})

const bindings = entries.filter(({ file, requires }) => requires && file.includes('/bindings/'))
it.each(bindings)('what require brings of $specifier keeps to the budget, too', ({ file }) => {
  const path = join(consumer.folder, 'node_modules/@interactcx/consent', file.replace(/\.js$/, '.cjs'))
  expect(brotli(readFileSync(path, 'utf8'))).toBeLessThanOrEqual(limitOf(file))
})

it('a class alone is a few lines, not the engine beside it', async () => {
  expect(brotli(await bundleOf('ConsentConfigError', '@interactcx/consent'))).toBeLessThan(500)
  expect(brotli(await bundleOf('truncateIp', '@interactcx/consent/server'))).toBeLessThan(500)
})

it.each([
  ['readChoice', '@interactcx/consent/choice', 2000],
  ['ConsentConfigError', '@interactcx/consent', 500],
])('Vite shakes the tree likewise: %s of %s', async (name, specifier, most) => {
  const input = join(consumer.folder, `vite-${name}.js`)
  await writeFile(input, using(name, specifier))
  const built = await build({
    configFile: false,
    root: consumer.folder,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input } },
  })
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  // What the page loads: Rolldown writes what could be imported dynamically, though nothing that is left imports it.
  const loads = (fileName: string): string => {
    const chunk = chunks.find((one) => one.fileName === fileName)
    return chunk && 'code' in chunk ? [chunk.code, ...chunk.imports.map(loads)].join('\n') : ''
  }
  const code = chunks.map((one) => ('isEntry' in one && one.isEntry ? loads(one.fileName) : '')).join('')
  expect(code).toContain('console.log')
  expect(gatesIn(code)).toEqual([])
  expect(brotli(code)).toBeLessThan(most)
})
