import { defineConfig } from '@playwright/test'
import { chromiumArgs, findHeadlessChromium } from './scripts/browsers.mjs'

const executablePath = findHeadlessChromium()
// The workers read this file again and need not search again.
if (executablePath) process.env.CONSENT_HEADLESS_SHELL = executablePath

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/browsers',
  reporter: [['list'], ['json', { outputFile: '.cache/browsers.json' }]],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: { locale: 'en-GB', actionTimeout: 10_000, navigationTimeout: 15_000 },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) },
      },
    },
  ],
})
