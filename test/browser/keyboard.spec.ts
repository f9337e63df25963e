import { openModal } from './support/modalPage'
import { consentPage, expect, test } from './support/site'

const config = {
  policy: { url: '/privacy', version: '1', contact: 'privacy@example.com' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      cookies: [
        { name: '_st', lifetime: '1 year', purpose: 'Counts' },
        { name: '_sid', lifetime: 'session' },
      ],
    },
  ],
}
const body = '<a href="#top">A link</a><button data-consent-open>Cookies</button>'

test('lets a visitor read, look closer, choose, come back and change by keyboard alone', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body })))
  const focused = () =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.tagName)
  await expect(page.getByRole('heading', { name: 'Your cookie choices' })).toBeFocused()

  // Never Accept first; every control is reached.
  const stops: (string | undefined)[] = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    stops.push(await focused())
  }
  for (const name of ['Accept all', 'Reject all', 'Manage choices']) expect(stops).toContain(name)

  await page.getByRole('button', { name: 'Manage choices' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Manage choices' })).toBeFocused()
  await page.locator('[data-consent-category=analytics]').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Save choices' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate('InteractConsent.choice.granted')).toEqual(['analytics'])

  // Back by keyboard; Escape leaves the choice as it was, and the focus returns to the opener.
  const opener = page.getByRole('button', { name: 'Cookies', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Manage choices' })).toBeFocused()
  await expect(page.locator('[data-consent-category=analytics]')).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual(['analytics'])
})

test('refuses at Escape on the notice, and decides nothing at scrolling, waiting or a click on the backdrop', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config, body: `${body}<div style="height:3000px"></div>` })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.mouse.wheel(0, 2000)
  await page.mouse.click(5, 5)
  await page.waitForTimeout(1_000)
  expect(await page.evaluate('InteractConsent.choice')).toBeNull()
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
})

test('lets Tab through a banner to the page, and covers nothing that has the focus', async ({ site, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await openModal(site, page, { layout: 'banner' })
  const order: string[] = []
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab')
    order.push(await page.evaluate(() => document.activeElement?.textContent?.trim() || 'switch'))
  }
  expect(order).toEqual([
    '×',
    'Privacy policy',
    'switch',
    'Accept all',
    'Reject all',
    'Manage choices',
    'A link',
    'Cookies',
    'The last link',
  ])
  const [last, banner] = await Promise.all([
    page.locator('#last').boundingBox(),
    page.locator('section.banner').boundingBox(),
  ])
  expect((last?.y ?? 1e4) + (last?.height ?? 0)).toBeLessThanOrEqual(banner?.y ?? 0)
})
