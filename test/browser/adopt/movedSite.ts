import type { Page } from '@playwright/test'
import type { Adoption } from '../../../src/config/schema'
import { consentPage, expect, type Site } from '../support/site'
import { CATEGORIES, type Peer } from './peers'

export const SERVICES = Object.entries(CATEGORIES).map(([id, category]) => ({ id, category }))
export const CONFIG = {
  policy: { url: '/privacy', version: '1' },
  categories: { analytics: {}, marketing: {} },
  services: SERVICES,
}

/** Both services' scripts, tagged. */
export const tagsOf = (tag: Peer['tag']): string =>
  (['stats', 'ads'] as const).map((service) => tag(service, `(window.ran ??= []).push('${service}')`)).join('\n')

/** The page once ours is in the place of the other tool. */
export const ourPage = (adopt: Adoption | undefined, body: string, more: object = {}): string =>
  consentPage({ config: { ...CONFIG, ...(adopt && { adopt }), ...more }, body })

export const ran = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set((window as { ran?: string[] }).ran)].sort())

/** The choice, once the SDK has read it. */
export const choiceOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<import('../../../src').Choice | null>((resolve) => {
        const { InteractConsent: api } = window as unknown as { InteractConsent: import('../../../src').Consent }
        api.on('ready', ({ choice }) => resolve(choice))
      }),
  )

/** Nobody is asked, on this page and on the next: what shows the modal is never fetched. */
export async function expectUnasked(site: Site, page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  expect(site.requests('/consent-ui.js')).toEqual([])
  await expect(page.locator('#interact-consent-root')).toHaveCount(0)
}

export async function expectAsked(page: Page): Promise<void> {
  await expect(page.locator('[data-consent-action="accept-all"]')).toBeVisible()
  expect(await ran(page)).toEqual([])
}
