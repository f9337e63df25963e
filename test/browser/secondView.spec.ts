import { consentPage, consoleOf, expect, test } from './support/site'

const manage = { name: 'Manage choices' }
const SERVICE = {
  id: 'matomo',
  category: 'analytics',
  cookies: [{ name: '_pk_id.*', lifetime: '13 months', purpose: 'Tells visitors apart' }],
}

test('the second view is fetched when a pointer or the focus comes to its button, and once', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({})))
  const button = page.getByRole('button', manage)
  await expect(button).toBeVisible()
  await page.getByRole('button', { name: 'Accept all' }).hover()
  await page.waitForTimeout(200)
  expect(site.requests('/consent-preferences.js')).toHaveLength(0)
  await button.hover()
  await expect.poll(() => site.requests('/consent-preferences.js')).toHaveLength(1)
  await expect(page.locator('[data-consent-view=notice]')).toBeVisible()
  await button.focus()
  await button.press('Enter')
  await expect(page.locator('dialog[data-consent-view=preferences]')).toBeVisible()
  await expect(page.getByRole('heading', manage)).toBeFocused()
  expect(site.requests('/consent-preferences.js')).toHaveLength(1)
  expect(consoleOf(page).texts()).toEqual([])
})

test('its style comes into the one sheet of the modal, and goes with it', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config: { services: [SERVICE] } })))
  const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length)
  await expect(page.getByRole('button', manage)).toBeVisible()
  const before = await sheets()
  await page.getByRole('button', manage).click()
  await page.locator('summary').click()
  await expect(page.locator('dt')).toHaveCSS('font-weight', '600')
  await expect(page.locator('li code')).toHaveCSS('direction', 'ltr')
  expect(await sheets()).toBe(before)
  await page.evaluate(() => {
    if (window.InteractConsent && 'destroy' in window.InteractConsent) window.InteractConsent.destroy()
  })
  expect(await sheets()).toBe(before - 1)
})

test('where it cannot be had, that is told, the notice can be answered, and a later press tries again', async ({
  site,
  page,
}) => {
  let missing = true
  await page.route('**/consent-preferences.js*', (route) => (missing ? route.abort() : route.continue()))
  await page.goto(site.page('/', consentPage({ config: { policy: { url: '/p', version: '1' } } })))
  await page.getByRole('button', manage).click()
  await expect.poll(() => consoleOf(page).texts().join()).toMatch(/preferences-missing: .*consent-preferences\.js/)
  await expect(page.locator('[data-consent-view=notice]')).toBeVisible()
  missing = false
  await page.getByRole('button', manage).click()
  await expect(page.locator('[data-consent-view=preferences]')).toBeVisible()
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('where a pointer that comes near cannot fetch it, nothing is told before the press', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({})))
  await expect(page.getByRole('button', manage)).toBeVisible()
  await page.route('**/consent-{ui,preferences}.js*', (route) => route.abort())
  const told = () => consoleOf(page).texts().join()
  const fetched = () => page.waitForEvent('requestfailed', (request) => /consent-/.test(request.url()))
  for (const button of ['Manage choices', 'Cookie settings']) {
    const failed = fetched()
    await page.getByRole('button', { name: button }).hover()
    await failed
    await page.waitForTimeout(300)
    expect(told()).not.toContain('-missing')
    if (button === 'Cookie settings') break
    await page.getByRole('button', { name: 'Accept all' }).click()
  }
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await expect.poll(told).toMatch(/preferences-missing: .*consent-preferences\.js/)
})

test('an answer given before it has come holds', async ({ site, page }) => {
  let letGo = () => {}
  await page.route('**/consent-preferences.js*', async (route) => {
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
    await route.continue()
  })
  await page.goto(site.page('/', consentPage({})))
  await page.getByRole('button', manage).click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  const arrived = page.waitForResponse('**/consent-preferences.js*')
  letGo()
  await arrived
  await page.waitForTimeout(200)
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(consoleOf(page).errors).toEqual([])
})
