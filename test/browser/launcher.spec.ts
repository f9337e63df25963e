import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

const call = (page: Page, code: string) => page.evaluate(`void InteractConsent.${code}`)
const text = '<main>'.padEnd(3000, '<p>text</p>')
const launcher = (page: Page) => page.locator('.interact-consent-launcher')

test('it comes with the choice, leads to it, and is a target for every finger', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, body: text })))
  await page.waitForTimeout(300)
  await expect(launcher(page)).toHaveCount(0)
  await call(page, 'rejectAll()')
  const button = page.getByRole('button', { name: 'Cookie settings' })
  await expect(button).toBeVisible()
  const box = await button.boundingBox()
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
})

test('at 320 px it is a sign with a name, and hides nothing at the end of the page', async ({ site, page }) => {
  await page.setViewportSize({ width: 320, height: 568 })
  await page.goto(site.page('/', consentPage({ body: `${text}<a id="last" href="#">last</a>` })))
  await call(page, 'rejectAll()')
  const button = page.getByRole('button', { name: 'Cookie settings' })
  await expect(button).toBeVisible()
  expect(await button.boundingBox()).toMatchObject({ x: 12, width: 44, height: 44 })
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const last = await page.locator('#last').boundingBox()
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((await button.boundingBox())?.y ?? 0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

for (const [width, height] of [
  [375, 667],
  [740, 340],
] as const)
  test(`it covers nothing of what an answer says: ${width} × ${height}`, async ({ site, page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, body: text })))
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await expect(launcher(page)).toBeVisible()
    const status = await page.locator('#interact-consent-root > p').boundingBox()
    const button = await launcher(page).boundingBox()
    expect(status?.height).toBeGreaterThan(20)
    expect((status?.y ?? 0) + (status?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0)
  })

test('it gives way to the page’s own, and comes back after a new body', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body: text })))
  await call(page, 'rejectAll()')
  await expect(launcher(page)).toBeVisible()
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<button data-consent-open>Cookies</button>'))
  await expect(launcher(page)).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.style.paddingBlockEnd)).toBe('')
  await page.evaluate(() => {
    document.body = document.createElement('body')
  })
  await expect(launcher(page)).toBeVisible()
  await call(page, 'destroy()')
  await expect(launcher(page)).toHaveCount(0)
})

test('it stands at the start of the line, and not on paper', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body: text, html: { lang: 'ar', dir: 'rtl' } })))
  await call(page, 'rejectAll()')
  await expect(launcher(page)).toBeVisible()
  const box = await launcher(page).boundingBox()
  const width = await page.evaluate(() => document.documentElement.clientWidth)
  expect(width - (box?.x ?? 0) - (box?.width ?? 0)).toBe(12)
  await page.emulateMedia({ media: 'print' })
  await expect(launcher(page)).toBeHidden()
})
