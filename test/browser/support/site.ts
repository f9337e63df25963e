import { type BrowserContextOptions, test as base } from '@playwright/test'
import { watchConsole } from './consoleOf'
import { launchPersistent, type PersistentBrowser } from './persistentBrowser'
import { type ContextLender, shareContext } from './shareContext'
import { type Site, startSite } from './startSite'

export { expect } from '@playwright/test'
export { consentPage, type PageParts } from './consentPage'
export { type ConsoleEntry, type ConsoleLog, consoleOf } from './consoleOf'
export type { PersistentBrowser } from './persistentBrowser'
export * from './startSite'
export { jar, type StoredCookie, type StoredNames, storageOf } from './stored'

interface Fixtures {
  /** A server of the test's own. */
  site: Site
  /** Starts a browser of the test's own. */
  persistentBrowser: (options?: BrowserContextOptions) => Promise<PersistentBrowser>
}

interface WorkerFixtures {
  lender: ContextLender
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
  site: async ({}, use) => {
    const site = await startSite()
    await use(site)
    await site.close()
  },

  lender: [
    async ({ browser }, use) => {
      const lender = shareContext(browser)
      await use(lender)
      await lender.close()
    },
    { scope: 'worker' },
  ],

  // Playwright reads off the pattern which fixtures are needed: each option is named here that `test.use` may set.
  context: async (
    { lender, contextOptions, bypassCSP, colorScheme, javaScriptEnabled, locale, timezoneId, userAgent, viewport },
    use,
  ) => {
    const given = { bypassCSP, colorScheme, javaScriptEnabled, locale, timezoneId, userAgent, viewport }
    const set = Object.entries(given).filter(([, value]) => value !== undefined)
    const context = await lender.lend({ ...contextOptions, ...Object.fromEntries(set) })
    watchConsole(context)
    await use(context)
    await lender.takeBack()
  },

  persistentBrowser: async ({ playwright, browserName, launchOptions, headless, locale }, use) => {
    const started: PersistentBrowser[] = []
    await use(async (options = {}) => {
      const all = { ...launchOptions, headless, ...(locale && { locale }), ...options }
      const browser = await launchPersistent(playwright[browserName], all)
      started.push(browser)
      return browser
    })
    for (const browser of started) await browser.close()
  },
})
