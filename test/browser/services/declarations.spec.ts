import { expect, test } from '@playwright/test'
import { chromiumArgs, findHeadlessChromium } from '../../../scripts/browsers.mjs'
import { servicesAt } from '../../../src/choice/declared'
import { matches } from '../../../src/choice/match'
import { resolveConfig } from '../../../src/config/resolveConfig'
import type { ConsentConfig } from '../../../src/config/schema'
import * as catalogue from '../../../src/services'
import { bundle } from './bundle'
import { openShop, type Traces } from './openShop'
import { TRACKERS } from './trackers'

// The collector stands before the network; what it might miss finds no server either.
const nowhere = '--host-resolver-rules=MAP * 127.0.0.1:9'
const executablePath = findHeadlessChromium()
test.use({ launchOptions: { args: [...chromiumArgs, nowhere], ...(executablePath && { executablePath }) } })

/** A lifetime in seconds, months and years as cookies count them. */
function secondsIn(lifetime: string): number {
  const [number, unit = ''] = lifetime.split(' ')
  const days = { second: 1 / 86400, minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 365 / 12, year: 365 }
  return lifetime === 'session' ? 0 : Number(number) * 86400 * days[unit.replace(/s$/, '') as keyof typeof days]
}

for (const [id, { start, answers, hosts = [], ...left }] of Object.entries(TRACKERS)) {
  const declared = Object.values(catalogue).find((one) => one.id === id)
  if (!declared) throw new Error(`no service ${id}`)
  const service = { ...declared, hosts: [...(declared.hosts ?? []), ...hosts] }
  const { cookies = [], storage = [] } = service

  /** The declared names that stand for those that were left. */
  const declare = (names: readonly string[], patterns: readonly string[]): string[] =>
    [...new Set(names.map((name) => patterns.find((one) => matches(one, name)) ?? `undeclared: ${name}`))].sort()
  const namesOf = (traces: Traces) => ({
    cookies: declare(
      Object.keys(traces.cookies),
      cookies.map(({ name }) => name),
    ),
    storage: declare(traces.storage, storage),
  })
  const expected = { cookies: left.cookies ?? [], storage: left.storage ?? [] }

  test.describe(id, () => {
    test('leaves and asks for what its service declares', async ({ browser }) => {
      const shop = await openShop(browser, await bundle(start), answers)
      await shop.visit()
      await expect.poll(async () => namesOf(await shop.traces())).toEqual(expected)
      await expect.poll(async () => (await shop.traces()).requests.length).toBeGreaterThan(0)

      const traces = await shop.traces()
      const { config } = resolveConfig({ services: [service] }, 'www.shop.example')
      expect(traces.requests.filter((url) => !servicesAt(config, new URL(url))[0])).toEqual([])
      for (const [name, seconds] of Object.entries(traces.cookies)) {
        const lifetime = cookies.find((one) => matches(one.name, name))?.lifetime ?? ''
        // To a hundredth: 13 months are 395 days to one vendor and 396 to another.
        const off = Math.abs(seconds - secondsIn(lifetime))
        expect.soft(off, `${name} asked for ${seconds} s, declared: ${lifetime}`).toBeLessThanOrEqual(0.01 * seconds)
      }
      await shop.close()
    })

    test('leaves and asks for nothing until its service is granted, and all of it then', async ({ browser }) => {
      const shop = await openShop(browser, await bundle(start), answers)
      const config: ConsentConfig = { policy: { url: '/privacy', version: '1' }, services: [service], ui: false }
      const page = await shop.visit(config)
      await page.waitForTimeout(1_000)
      expect(await shop.traces()).toEqual({ cookies: {}, storage: [], requests: [] })

      await page.evaluate('InteractConsent.acceptAll()')
      await shop.visit(config)
      await expect
        .poll(async () => {
          const { interact_consent: _, ...cookies } = (await shop.traces()).cookies
          return namesOf({ ...(await shop.traces()), cookies })
        })
        .toEqual(expected)
      await expect.poll(async () => (await shop.traces()).requests.length).toBeGreaterThan(0)
      await shop.close()
    })
  })
}
