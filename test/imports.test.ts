// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModule } from './house/readModule'
import { KNOWN_CIRCLES, MODULES, ROOMS, WITHOUT_PREACT } from './house/rooms'
import { RULES } from './house/rules'

const src = new URL('../src/', import.meta.url)
const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
const modules = paths.map((path) => readModule(path, readFileSync(new URL(path, src), 'utf8')))
const ids = modules.map(({ id }) => id)

describe('src', () => {
  it.each(Object.entries(RULES))('%s', (name, check) => {
    expect(check(modules)).toEqual(name.includes('circle') ? KNOWN_CIRCLES : [])
  })

  it('is read whole: the modules and rooms that the table names are there, and their imports', () => {
    expect(ids).toEqual(expect.arrayContaining([...Object.keys(MODULES), ...WITHOUT_PREACT]))
    for (const room of Object.keys(ROOMS)) expect(ids.some((id) => id.startsWith(`${room}/`))).toBe(true)
    expect(modules.find(({ id }) => id === './createConsent')?.imports).toContainEqual({
      to: 'config/schema',
      kind: 'type',
    })
    expect(modules.some(({ imports }) => imports.some(({ kind }) => kind === 'lazy'))).toBe(true)
  })
})
