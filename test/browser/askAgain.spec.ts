import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, expect, jar, test } from './support/site'

const stats = { id: 'stats', category: 'analytics' }
const body = '<button data-consent-open>Cookies</button>'
const base: ConsentConfig = {
  policy: { url: '/p', version: '1' },
  categories: { analytics: {}, marketing: {} },
  services: [stats],
  afterRevoke: 'keep',
}

test('a new policy version asks again, and grants nothing meanwhile', async ({ site, page }) => {
  site.page('/', consentPage({ config: base, body }))
  await page.goto(site.url('/'))
  await page.getByRole('button', { name: 'Accept all' }).click()
  site.page('/', consentPage({ config: { ...base, policy: { url: '/p', version: '2' } }, body }))
  await page.reload()
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await expect(page.locator('dialog')).toContainText(/policy has changed|policy changed/i)
  expect(await page.evaluate("[InteractConsent.choice, InteractConsent.allows('analytics')]")).toEqual([null, false])
})

test('after its term a choice is asked for again; a clock set back does not lengthen it', async ({
  site,
  page,
  context,
}) => {
  site.page('/', consentPage({ config: base, body }))
  const set = (at: number) =>
    context.addCookies([
      {
        name: 'interact_consent',
        value: `v=1&granted=analytics&lifetime=persistent&policy=1&by=visitor&at=${Math.floor(at / 1000)}&known=`,
        url: site.url('/'),
      },
    ])
  const day = 864e5
  for (const [at, holds] of [
    [Date.now() - 181 * day, false],
    [Date.now() - 179 * day, true],
    [Date.now() + 30 * day, false],
  ] as const) {
    await set(at)
    await page.goto(site.url('/'))
    expect(await page.evaluate('InteractConsent.choice !== null')).toBe(holds)
  }
})

test('an added service and category: asked only for them; old refusals and grants stay', async ({
  site,
  page,
  context,
}) => {
  site.page('/', consentPage({ config: base, body }))
  await page.goto(site.url('/'))
  await page.evaluate("InteractConsent.choose({ granted: ['analytics'] })")
  const more: ConsentConfig = {
    ...base,
    categories: { ...base.categories, functional: { label: 'Chat and maps' } },
    services: [stats, { id: 'heat', name: 'Heatmaps', category: 'analytics' }],
  }
  site.page('/', consentPage({ config: more, body }))
  await page.reload()
  const allowed = "['stats', 'heat', 'functional', 'marketing'].map((id) => InteractConsent.allows(id))"
  // Nothing new is inherited from the old grant.
  expect(await page.evaluate(allowed)).toEqual([true, false, false, false])
  await expect(page.locator('dialog')).toContainText('Heatmaps')
  await expect(page.locator('dialog')).toContainText('Chat and maps')
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await page.evaluate(allowed)).toEqual([true, true, true, false])
  await page.reload()
  await expect(page.locator('dialog')).toHaveCount(0)
  expect((await jar(context))[0]?.value.length).toBeLessThan(300)
})

test('an open tab follows what another decided, once it is looked at again', async ({ site, page, context }) => {
  site.page('/', consentPage({ config: base, body }))
  await page.goto(site.url('/'))
  const other = await context.newPage()
  await other.goto(site.url('/'))
  await other.getByRole('button', { name: 'Accept all' }).click()
  await page.bringToFront()
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
  await expect.poll(() => page.evaluate("InteractConsent.allows('analytics')")).toBe(true)
  await expect(page.locator('dialog')).toHaveCount(0)
})
