// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { budgets, makeExports } from '../../scripts/entries.mjs'
import { partFiles, parts } from '../../scripts/parts.mjs'
import { loadModules } from '../../src/parts/loadModules'
import { PARTS, type PartName } from '../../src/parts/registry'
import { fakeDoor } from '../support/fakeDoor'

const root = fileURLToPath(new URL('../../', import.meta.url))
const names = Object.keys(PARTS) as PartName[]
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** Files in `src/parts` that are no parts. */
const AROUND = ['handOver', 'included', 'integrity', 'loadModules', 'loadScripts', 'registry', 'sharePreact', 'types']

describe('the list of parts', () => {
  it('names each part in src/parts, and no other file', () => {
    const files = readdirSync(`${root}src/parts`).map((file) => file.replace(/\.tsx?$/, ''))
    expect(files.filter((file) => !AROUND.includes(file)).sort()).toEqual([...names].sort())
  })

  it('is all that the build, the exports, the budgets, the fakes and the npm loader need', async () => {
    expect(parts.map(({ name }) => name)).toEqual(names)
    for (const name of names) {
      const module = await import(`../../src/parts/${name}.ts`)
      expect(existsSync(`${root}${parts.find((part) => part.name === name)?.source}`)).toBe(true)
      expect(await loadModules(name)).toBe(module)
      expect(Object.keys(await fakeDoor().load(name))).toEqual(Object.keys(module))
    }
  })

  it('makes a file of each that consent.js does not contain', () => {
    for (const { name, limit } of partFiles) {
      expect(manifest.exports[`./consent-${name}.js`]).toBe(`./dist/consent-${name}.js`)
      expect(budgets[`dist/consent-${name}.js`]).toBe(limit)
    }
    const files = partFiles.map(({ name }) => name)
    expect(names.filter((name) => !files.includes(name))).toEqual(['release'])
  })

  it('holds for package.json: "npm run exports" was run', () => {
    expect(manifest.exports).toEqual(makeExports())
    expect(Object.keys(manifest.exports)).toEqual(Object.keys(makeExports()))
  })
})
