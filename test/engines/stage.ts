import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Site, startSite } from '../browser/support/site'
import type { Engine, EngineName } from './engine'

/** What the behaviours of one file have at hand in an engine; `engine` and `site` are there once its tests run. */
export interface Stage {
  readonly name: EngineName
  readonly engine: Engine
  readonly site: Site
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>
  /** Waits until an expression in the page is equal to this. */
  until(expression: string, value: unknown): Promise<void>
  /** Opens a page on a host that nothing else was on. */
  open(html: string, headers?: Record<string, string>): Promise<void>
}

/** Describes the behaviours of one file, once in each engine. */
export type Behaviours = (stage: Stage) => void

type Check = (stage: Stage) => Promise<void>

/** Behaviours that share nothing, by what they say. */
export const inEachEngine =
  (checks: Record<string, Check>): Behaviours =>
  (stage) => {
    for (const [title, check] of Object.entries(checks)) it(title, () => check(stage))
  }

let count = 0

/** Makes a stage with a server of its own, within a `describe`. The browser is that of all. */
export function createStage(name: EngineName, engine: () => Engine): Stage {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site?.close())
  return {
    name,
    get engine() {
      return engine()
    },
    get site() {
      return site
    },
    read: (expression) => engine().evaluate(expression),
    async until(expression, value) {
      await expect.poll(() => engine().evaluate(expression), { timeout: 15_000 }).toEqual(value)
    },
    async open(html, headers = {}) {
      site.forgetRequests()
      await engine().open(site.page('/', html, { headers, host: `www.check-${name}-${count++}.localhost` }))
    },
  }
}
