// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Results } from '../../bench/table.mjs'
import { judgeTargets, putTargets } from '../../bench/targets.mjs'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
const results: Results = JSON.parse(read('bench/results.json'))

describe('the targets', () => {
  it('are those of docs/speed.md, to the letter, as they came out', () => {
    expect(putTargets(read('docs/speed.md'), results)).toBe(read('docs/speed.md'))
  })

  it('that were missed are explained there', () => {
    const page = read('docs/speed.md')
    const missed = judgeTargets(results).filter(({ kept }) => !kept)
    expect(missed.map(({ row }) => row.title).filter((title) => !page.includes(`**${title}**`))).toEqual([])
  })

  it('compare run by run, with the best peer or with one', () => {
    const rows = Object.fromEntries(
      Object.entries(results.rows).map(([id]) => [id, { bare: [0], ours: [8], vanilla: [10], osano: [5] }]),
    )
    const judged = judgeTargets({ ...results, rows })
    const of = (row: string) => judged.find((one) => one.row.id === row)
    expect(of('script-first-4x')).toMatchObject({ peer: 'vanilla', measured: 0.8, kept: false })
    expect(of('ran-1000')).toMatchObject({ peer: 'vanilla', measured: 0.8, kept: true })
    expect(of('modal-seen')).toMatchObject({ peer: 'osano', measured: 1.6, kept: false })
    expect(of('heap')).toMatchObject({ measured: 8, kept: true })
  })
})
