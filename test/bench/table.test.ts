// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  putTable,
  quantile,
  type Results,
  ROWS,
  type Row,
  renderTable,
  valuesOf,
  withSlopes,
} from '../../bench/table.mjs'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
const results: Results = JSON.parse(read('bench/results.json'))
const row = (more: Partial<Row>): Row => ({ id: 'x', title: 'X', unit: 'ms', as: 'over', ...more })

describe('what the bench measured', () => {
  it('is what docs/speed.md says, to the letter', () => {
    expect(putTable(read('docs/speed.md'), results)).toBe(read('docs/speed.md'))
  })

  it('is whole: every row, with a number for every run of ours and of the page without any SDK', () => {
    const { rows, made } = results
    const measured = ROWS.filter(({ slope }) => !slope)
    expect(measured.filter(({ id }) => !rows[id]).map(({ id }) => id)).toEqual([])
    for (const { id, as } of measured) {
      const needed = as === 'over' || as === 'times' ? ['bare', 'ours'] : ['ours']
      for (const name of needed) {
        expect(rows[id]?.[name], `${id}, ${name}`).toHaveLength(made.runs)
        expect(rows[id]?.[name], `${id}, ${name}`).not.toContain(null)
      }
    }
  })

  it('is of the versions that the lock file of the bench names', () => {
    const { packages } = JSON.parse(read('bench/package-lock.json'))
    const names = { vanilla: 'vanilla-cookieconsent', osano: 'cookieconsent' } as Record<string, string>
    for (const [name, { version }] of Object.entries(results.cases)) {
      if (name === 'bare' || name === 'ours') continue
      const locked = packages[`node_modules/${names[name] ?? results.cases[name]?.title.split(' ')[0]}`]
      expect(version, name).toBe(locked.version)
    }
  })

  it('gives no peer less than three runs in the rows that it takes part in', () => {
    for (const [id, by] of Object.entries(results.rows)) {
      for (const [name, values] of Object.entries(by))
        expect(values.filter((value) => value !== null).length, `${id}, ${name}`).toBeGreaterThanOrEqual(
          Math.min(3, results.made.runs),
        )
    }
  })
})

describe('the table of the bench', () => {
  it('compares each run with the bare page of the same run', () => {
    const by = { bare: [10, 20, null], ours: [15, 21, 30] }
    expect(valuesOf(row({}), by, 'ours')).toEqual([5, 1, null])
    expect(valuesOf(row({ as: 'times' }), by, 'ours')).toEqual([1.5, 1.05, null])
    expect(valuesOf(row({ as: 'plain' }), by, 'ours')).toEqual([15, 21, 30])
  })

  it('reckons what a hundred more tags add, run by run', () => {
    const rows = {
      'ran-10': { ours: [10, 20, 5], slow: [1] },
      'ran-1000': { ours: [1000, 20, null], slow: [100] },
    }
    expect(withSlopes(rows)['slope-ran']).toEqual({ ours: [100, 0, null], slow: [10] })
    expect(withSlopes({ 'ran-10': { ours: [1] } })).toEqual({ 'ran-10': { ours: [1] } })
  })

  it('takes quantiles between the values', () => {
    expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5)
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2)
  })

  it('says where ours is behind as plainly as where it is ahead', () => {
    const made = { chromium: '150.0', processors: 2, runs: 2 }
    const cases = { bare: { title: 'b' }, ours: { title: 'o' }, slow: { title: 's' }, quick: { title: 'q' } }
    const rows = {
      'inp-10': { ours: [40, 60], slow: [80, 90], quick: [20, 30] },
      'order-1000': { ours: [1, 1], slow: [1, 0] },
    }
    const table = renderTable({ made, cases, rows })
    expect(table).toMatch(/10 tags, 4×, ms\s+\| 50 ± 5\s+\| 85 ± 3\s+\| 25 ± 3\s+\| 2\.00 × quick/)
    expect(table).toMatch(/each once\s+\| yes\s+\| no\s+\| –/)
  })
})
