import { expect, type Page } from '@playwright/test'
import type { Layout } from '../../../src/config/schema'
import { consentPage } from './consentPage'
import type { Site } from './site'

const VENDOR = 'stats.localhost'

export const LAYOUTS: Layout[] = ['modal', 'banner', 'corner']

/** Opens a page in a language and layout, with a vendor's script that waits for consent. */
export function openHelped(site: Site, page: Page, layout: Layout, lang = 'en', head = ''): Promise<unknown> {
  const vendor = site.script('/vendor.js', 'window.counted = true', { host: VENDOR })
  const config = {
    layout,
    policy: { url: '/privacy-policy', version: '1' },
    services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
  }
  const tag = `<script type="text/plain" data-consent="stats" src="${vendor}"></script>`
  const body = '<main><h1>1</h1><button onclick="document.title = `used`">2</button></main>'
  return page.goto(site.page('/', consentPage({ config, head: head + tag, body, html: { lang } })))
}

/** What was granted, and the lifetime; `undecided` where nothing is decided. */
export const decided = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { choice } = window.InteractConsent as { choice: { granted: string[]; by: string } | null }
    return choice ? `${choice.granted} by ${choice.by}` : 'undecided'
  })

/** A refusal, which the vendor never heard of, and a page that can be used. */
export async function expectRefused(site: Site, page: Page): Promise<void> {
  await expect.poll(() => decided(page)).toBe(' by visitor')
  await expect(page.locator('#interact-consent-root :is(dialog, section)')).toHaveCount(0)
  await page.locator('main button').click()
  await expect(page).toHaveTitle('used')
  expect(site.requests({ host: VENDOR })).toEqual([])
}
