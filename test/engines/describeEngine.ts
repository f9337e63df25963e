import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ABSENT, cellsOf, LEAKS, RACE } from './cells'
import type { Engine, EngineName } from './engine'
import { type HostSite, hostChecks, startHostSite } from './hostStyles'
import { readLimits } from './limitsTable'
import { measure } from './measure'
import { type SmokeSite, smokes, startSmokeSite } from './smoke'

/** Everything that is asked of an engine. One that is not here is skipped; `npm test` says why. */
export function describeEngine<Found>(
  name: EngineName,
  found: Found | undefined,
  start: (found: Found) => Promise<Engine>,
): void {
  describe.skipIf(!found)(name, () => {
    let engine: Engine
    let cells: ReturnType<typeof cellsOf> = new Map()
    let site: SmokeSite
    let hostSite: HostSite

    beforeAll(async () => {
      engine = await start(found as Found)
      cells = cellsOf(await measure(engine))
      site = await startSmokeSite()
      hostSite = await startHostSite()
      const folder = new URL('../../.cache/', import.meta.url)
      mkdirSync(folder, { recursive: true })
      const measured = { version: engine.version, cells: Object.fromEntries(cells) }
      writeFileSync(new URL(`leaks-${name}.json`, folder), JSON.stringify(measured))
    })
    afterAll(async () => {
      await engine?.close()
      await site?.close()
      await hostSite?.close()
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

    for (const [title, smoke] of Object.entries(smokes)) it(title, () => smoke(engine, site))

    // In Chromium test/browser/hostStyles.spec.ts does more of it.
    if (name === 'chromium') return
    for (const [title, check] of Object.entries(hostChecks)) it(title, () => check(engine, hostSite))
  })
}
