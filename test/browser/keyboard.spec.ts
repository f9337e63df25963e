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

test('by keyboard alone: read, look closer, choose, come back, change', async ({ site, page }) => {
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

test('Escape on the notice refuses; scrolling, waiting and the backdrop decide nothing', async ({ site, page }) => {
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

test('session and persistent cookies stand in two groups, with purpose and time to live', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await page.locator('summary').filter({ hasText: 'Cookies: 2' }).click()
  const dialog = page.locator('dialog')
  await expect(dialog).toContainText('Session cookies')
  await expect(dialog).toContainText('Persistent cookies')
  await expect(dialog).toContainText('Counts')
  await expect(dialog).toContainText('1 year')
  for (const box of await page.locator('dialog input[type=checkbox]').all()) await expect(box).not.toBeChecked()
})

for (const layout of ['modal', 'banner', 'corner'] as const) {
  test(`${layout}: Accept all and Reject all are alike, at 1280 and 320 pixels`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage({ config: { ...config, layout }, body })))
    await expect(page.locator('[data-consent-action=reject-all]')).toBeVisible()
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 640 })
      // Both at once: between two looks the browser may lay the page out anew.
      const [accept, reject] = await page.evaluate(() =>
        ['accept-all', 'reject-all'].map((action) => {
          const element = document.querySelector(`[data-consent-action=${action}]`) as HTMLElement
          const { width, height } = element.getBoundingClientRect()
          const { font, color, backgroundColor, border, padding, opacity } = getComputedStyle(element)
          return { tag: element.tagName, width, height, font, color, backgroundColor, border, padding, opacity }
        }),
      )
      expect(Math.abs((accept?.width ?? 0) - (reject?.width ?? 9))).toBeLessThanOrEqual(1)
      expect({ ...accept, width: 0 }).toEqual({ ...reject, width: 0 })
      expect(accept?.height).toBeGreaterThanOrEqual(44)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
  })
}
