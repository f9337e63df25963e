// @ts-check
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startDemo } from '../demo/server.mjs'
import { chromiumArgs, ensureChromium } from './browsers.mjs'
import { ensureBuilt } from './build.mjs'
import { root } from './setup.mjs'

const folder = join(root, 'docs/screenshots')
const WIDE = { width: 1280, height: 720 }
const NARROW = { width: 320, height: 640 }

/**
 * @typedef {object} Shot
 * @property {string} name of the file
 * @property {string} query of the demo page
 * @property {{ width: number, height: number }} [viewport]
 * @property {'light' | 'dark'} [colorScheme]
 * @property {'active'} [forcedColors]
 * @property {boolean} [preferences] the second view
 */

/** @type {Shot[]} */
const SHOTS = [
  ...['modal', 'banner', 'corner'].flatMap((layout) =>
    /** @type {const} */ (['light', 'dark']).flatMap((colorScheme) => [
      { name: `${layout}-${colorScheme}-1280`, query: `layout=${layout}`, colorScheme },
      { name: `${layout}-${colorScheme}-320`, query: `layout=${layout}`, colorScheme, viewport: NARROW },
    ]),
  ),
  { name: 'preferences-light-1280', query: '', preferences: true },
  { name: 'preferences-dark-320', query: '', preferences: true, colorScheme: 'dark', viewport: NARROW },
  ...['paper', 'mono', 'meadow', 'midnight'].map((theme) => ({ name: `theme-${theme}`, query: `theme=${theme}` })),
  { name: 'german-320', query: 'lang=de', viewport: NARROW },
  { name: 'german-banner-1280', query: 'lang=de&layout=banner' },
  { name: 'arabic-1280', query: 'lang=ar&layout=corner' },
  { name: 'arabic-320', query: 'lang=ar', viewport: NARROW },
  { name: 'forced-colors-1280', query: '', forcedColors: 'active', preferences: true },
]

/** Writes each picture of the demo anew, small enough to be kept beside the code. */
async function takeScreenshots() {
  ensureBuilt({ stdio: 'pipe' })
  const executablePath = await ensureChromium()
  const demo = await startDemo({ port: 0 })
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  for (const { name, query, viewport = WIDE, preferences, ...look } of SHOTS) {
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce', ...look })
    const page = await context.newPage()
    await page.goto(`${demo.url}?${query}`)
    await page.locator('[data-consent-action=manage]').waitFor()
    if (preferences) {
      await page.locator('[data-consent-action=manage]').click()
      await page.locator('[data-consent-category=analytics]').click()
      await page
        .locator('details')
        .last()
        .evaluate((details) => details.setAttribute('open', ''))
    }
    const path = join(folder, `${name}.jpg`)
    await page.screenshot({ path, type: 'jpeg', quality: 55 })
    bytes += statSync(path).size
    await context.close()
  }
  await browser.close()
  await demo.close()
  console.log(`${SHOTS.length} pictures in docs/screenshots, ${Math.round(bytes / 1000)} kB`)
}

await takeScreenshots()
