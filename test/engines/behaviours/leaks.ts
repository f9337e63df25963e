import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { ABSENT, cellsOf, LEAKS, RACE } from '../cells'
import { readLimits } from '../limitsTable'
import { measure } from '../measure'
import type { Stage } from '../stage'

/** The leak matrix: what was measured, against docs/limits.md. */
export function leaks(stage: Stage): void {
  const { name } = stage
  let cells: ReturnType<typeof cellsOf> = new Map()

  beforeAll(async () => {
    cells = cellsOf(await measure(stage.engine))
    const folder = new URL('../../../.cache/', import.meta.url)
    mkdirSync(folder, { recursive: true })
    const measured = { version: stage.engine.version, cells: Object.fromEntries(cells) }
    writeFileSync(new URL(`leaks-${name}.json`, folder), JSON.stringify(measured))
  })

  it('docs/limits.md has every vector that was tried', () => {
    expect(cells.size).toBeGreaterThan(80)
    expect(readLimits().map(({ vector }) => vector)).toEqual(expect.arrayContaining([...cells.keys()]))
  })
  it('each probe of a vector that is there leaks without the SDK', () => {
    const silent = [...cells].flatMap(([vector, [, evidence]]) => (/^control:/m.test(evidence) ? [vector] : []))
    expect(silent).toEqual([])
  })
  it.each(readLimits())('$vector', ({ vector, cells: expected }) => {
    const [cell, evidence] = cells.get(vector) ?? [ABSENT, '']
    if (expected[name] === RACE) expect(cell, evidence).toMatch(/^(shut|leaks[\w ,]*)$/)
    // The parser is not always as fast: what leaks in one state of the visitor's choice and not in another is a leak.
    else if (expected[name] === LEAKS) expect(cell, evidence).toMatch(/^leaks[\w ,]*$/)
    else expect(cell, evidence).toBe(expected[name])
  })
}
