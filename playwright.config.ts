import { defineConfig } from '@playwright/test'
import { chromiumArgs, findHeadlessChromium } from './scripts/browsers.mjs'

const executablePath = findHeadlessChromium()
// The workers read this file again and need not search again.
if (executablePath) process.env.CONSENT_HEADLESS_SHELL = executablePath

/** Tests of the docs site, which must be built before them. */
const OF_SITE = ['**/docs.spec.ts', '**/lighthouse.spec.ts']
const launchOptions = { args: chromiumArgs, ...(executablePath && { executablePath }) }
const use = { browserName: 'chromium', launchOptions } as const

/** `npm test` runs the two projects side by side. */
const folder = process.env.CONSENT_REPORT ?? '.cache/browsers'

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  outputDir: folder,
  reporter: [['list'], ['json', { outputFile: `${folder}.json` }]],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: { locale: 'en-GB', actionTimeout: 10_000, navigationTimeout: 15_000 },
  projects: [
    { name: 'chromium', testIgnore: OF_SITE, use },
    { name: 'site', testMatch: OF_SITE, use },
  ],
})
