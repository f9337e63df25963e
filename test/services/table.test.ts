// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeTable } from '../../scripts/catalogue/writeTable.mjs'
import * as catalogue from '../../src/services'
import { TRACKERS } from '../browser/services/trackers'

describe('docs/services.md', () => {
  it('is what `node scripts/catalogue.mjs table` writes', () => {
    const page = readFileSync(new URL('../../docs/services.md', import.meta.url), 'utf8')
    expect(page).toBe(writeTable({ ...catalogue }, Object.keys(TRACKERS)))
  })
})
