import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { partFiles } from '../../scripts/parts.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name: string): string => readFileSync(`${root}dist/${name}`, 'utf8')
const files = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
)
const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
) as Record<string, Record<string, object>>

/** The packages whose code is in a file, by its source map. */
const packagesIn = (name: string): string[] => {
  const { sources } = JSON.parse(read(`${name}.map`)) as { sources: string[] }
  const names = sources.flatMap((source) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [])
  return [...new Set(names)].sort()
}
const dependencyVersion = (name: string): string =>
  JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8')).version
/** What a file imports, requires or takes types from, save files of ours. */
const importedBy = (name: string): string[] =>
  ts
    .preProcessFile(read(name), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((to) => !/^\.\.?\//.test(to))

describe('what is built', () => {
  it('is a file for each part, with its map, and the whole in one', () => {
    const scripts = ['consent.js', 'consent-full.js', ...partFiles.map(({ name }) => `consent-${name}.js`)]
    for (const script of scripts) expect(files).toEqual(expect.arrayContaining([script, `${script}.map`]))
    expect(scripts.length).toBeGreaterThan(8)
  })

  it('is our own code and that of our two dependencies, each where it is at work', () => {
    expect(packagesIn('consent.js')).toEqual(['js-cookie'])
    expect(packagesIn('consent-ui.js')).toEqual(['preact'])
    expect(packagesIn('consent-full.js')).toEqual(['js-cookie', 'preact'])
    for (const name of files.filter((name) => name.endsWith('.js.map') && !/^consent(-full|-ui)?\.js/.test(name)))
      expect({ name, packages: packagesIn(name.replace('.map', '')) }).toEqual({ name, packages: [] })
  })

  it('brings the notices of all that is in it', () => {
    const notices = read('consent.LICENSES.txt')
    for (const name of packagesIn('consent-full.js')) {
      const licence = readFileSync(`${root}node_modules/${name}/LICENSE`, 'utf8')
      expect(notices).toContain(`${name} ${dependencyVersion(name)} (MIT)`)
      expect(notices).toContain(licence.trim())
    }
    expect(notices).toContain(readFileSync(`${root}LICENSE`, 'utf8').trim())
  })

  it('holds preact once for the script tag: its second view borrows that of the notice', () => {
    // What preact marks a virtual node with: https://github.com/preactjs/preact/blob/main/src/constants.js
    const holders = files.filter((name) => /^consent.*\.js$/.test(name) && /Symbol\.for\(.pv.\)/.test(read(name)))
    expect(holders.sort()).toEqual(['consent-full.js', 'consent-ui.js'])
    expect(read('consent-full.js').match(/Symbol\.for\(.pv.\)/g)).toHaveLength(1)
    for (const name of ['consent-ui.js', 'consent-preferences.js'])
      expect({ name, shares: read(name).includes('interact-consent-preact') }).toEqual({ name, shares: true })
  })

  it('imports its dependencies as modules, a binding its framework, and nothing else', () => {
    expect(Object.keys(dependencies ?? {})).toEqual(['js-cookie', 'preact'])
    for (const name of Object.keys(peerDependencies ?? {}))
      expect(peerDependenciesMeta?.[name]).toEqual({ optional: true })
    const mayImport = (name: string): string[] => {
      if (/^(esm|cjs)\//.test(name)) return Object.keys(dependencies ?? {})
      if (name.startsWith('bindings/')) return [...Object.keys(peerDependencies ?? {}), 'preact', '@interactcx/consent']
      if (/^(server-node|cli)\b/.test(name)) return ['node:']
      return name.startsWith('global.d.') ? ['@interactcx/consent'] : []
    }
    for (const name of files.filter((name) => /\.(c?js|d\.c?ts)$/.test(name))) {
      const wrong = importedBy(name).filter((to) => !mayImport(name).some((package_) => to.startsWith(package_)))
      expect({ name, wrong }).toEqual({ name, wrong: [] })
    }
    const engine = files.filter((name) => /^(esm|cjs)\/.*\.c?js$/.test(name)).flatMap(importedBy)
    expect(engine).toContain('js-cookie')
  })
})
