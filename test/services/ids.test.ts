// @vitest-environment node
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'
import { IDS } from './ids'

const camelCase = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

describe('ids of the catalogue', () => {
  it('keeps every id that was given out, and gives out none that is not written down', () => {
    const ids = Object.values(catalogue).map(({ id }) => id)
    expect(ids.sort()).toEqual([...IDS].sort())
  })

  it('has 86 services or more', () => {
    expect(Object.keys(catalogue).length).toBeGreaterThanOrEqual(86)
  })

  it.each(Object.entries(catalogue))('exports %s under its id, from a file of that name', (name, { id }) => {
    expect(name).toBe(camelCase(id))
    expect(readdirSync(new URL('../../src/services', import.meta.url))).toContain(`${name}.ts`)
  })

  it('exports every file', () => {
    const files = readdirSync(new URL('../../src/services', import.meta.url)).map((file) => file.replace('.ts', ''))
    const services = files.filter((file) => !['index', 'origins', 'types'].includes(file))
    expect(Object.keys(catalogue).sort()).toEqual(services.sort())
  })
})
