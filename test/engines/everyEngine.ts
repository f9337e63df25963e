import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, startSite } from '../browser/support/site'
import type { Engine, EngineName } from './engine'
import { ENGINES } from './engines'

/** What a check in every engine has at hand. */
export interface Stage {
  name: EngineName
  site: Site
  engine: Engine
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>
  /** Waits until an expression in the page is equal to this. */
  until(expression: string, value: unknown): Promise<void>
  /** Opens a page on a host that nothing else was on. */
  open(html: string, headers?: Record<string, string>): Promise<void>
}

type Check = (stage: Stage) => Promise<void>

/** Checks behaviours, by what they say, in each engine that is here. */
export function inEveryEngine(checks: Record<string, Check>): void {
  describe.each(ENGINES)('%s', (name, isHere, startEngine) => {
    let stage: Stage
    let count = 0
    beforeAll(async () => {
      if (!isHere) return
      const [engine, site] = await Promise.all([startEngine(), startSite()])
      stage = {
        name,
        site,
        engine,
        read: (expression) => engine.evaluate(expression),
        async until(expression, value) {
          await expect.poll(() => engine.evaluate(expression), { timeout: 15_000 }).toEqual(value)
        },
        async open(html, headers = {}) {
          site.forgetRequests()
          await engine.open(site.page('/', html, { headers, host: `www.check-${name}-${count++}.localhost` }))
        },
      }
    })
    afterAll(async () => {
      await stage?.engine.close()
      await stage?.site.close()
    })
    for (const [title, check] of Object.entries(checks)) it.skipIf(!isHere)(title, () => check(stage))
  })
}
