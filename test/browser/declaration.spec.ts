import { consentPage, consoleOf, expect, test } from './support/site'

// What is built, by an address that the type checker does not follow: it runs before the build has ended.
const { renderDeclaration }: typeof import('../../src/declaration') = await import(
  new URL('../../dist/declaration.js', import.meta.url).href
)

const config = {
  policy: { url: '/privacy', version: '1' },
  services: [
    {
      id: 'stats',
      name: 'Stats',
      provider: 'Stats & Co "Ltd"',
      policyUrl: 'https://stats.example/privacy?a=1&b=2',
      category: 'analytics',
      cookies: [
        { name: '_st', lifetime: '13 months', purpose: 'tells <visitors> apart' },
        { name: '_ses', lifetime: 'session' },
      ],
      storage: ['st_*'],
    },
  ],
  afterRevoke: 'keep' as const,
}
const place = '<main><h1>Cookies</h1><div data-consent-declaration></div></main>'
const list = '[data-consent-declaration]'

/** Whether the page still has the very elements that it was sent. */
const mark = "document.querySelectorAll('[data-consent-declaration] *').forEach((node) => { node.sent = true })"
const allSent = "[...document.querySelectorAll('[data-consent-declaration] *')].every((node) => node.sent)"

test('a place for it becomes the list, in the language of the page', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body: place, html: { lang: 'de' } })))
  await expect(page.locator(`${list} h4`)).toHaveText('Stats')
  await expect(page.locator(list)).toHaveAttribute('lang', 'de')
  await expect(page.locator(list)).toContainText('Anbieter: Stats & Co "Ltd"')
  await expect(page.locator(list)).toContainText('_st: tells <visitors> apart (13 Monate)')
  await expect(page.locator(`${list} a`)).toHaveAttribute('href', config.services[0]?.policyUrl ?? '')
  expect(consoleOf(page).texts()).toEqual([])
})

for (const lang of ['en', 'de', 'ar']) {
  test(`what a server has rendered in ${lang} stays as it is`, async ({ site, page }) => {
    const html = await renderDeclaration(config, lang)
    const body = `<main>${html}</main><script>${mark}</script>`
    await page.goto(site.page('/', consentPage({ config, body, html: { lang: 'fr' } })))
    await expect.poll(() => site.requests('/consent-declaration.js')).toHaveLength(1)
    await page.waitForTimeout(200)
    expect(await page.locator(list).evaluate((node) => node.outerHTML)).toBe(html)
    expect(await page.evaluate(allSent)).toBe(true)
    expect(consoleOf(page).texts()).toEqual([])
  })
}

test('without scripts it is there all the same', async ({ site, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(site.page('/', consentPage({ config, body: await renderDeclaration(config, 'en') })))
  await expect(page.getByRole('heading', { name: 'Stats' })).toBeVisible()
  await expect(page.getByText('On your device now').first()).toBeHidden()
  await context.close()
})

test('it shows what is on the device, and follows the choice', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body: place })))
  const marks = page.locator(`${list} mark:visible`)
  await expect(page.locator(`${list} h4`)).toHaveText('Stats')
  await expect(marks).toHaveCount(0)
  await page.evaluate("InteractConsent.on('choice', () => { document.cookie = '_st=1; max-age=999' })")
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(page.locator('dd', { hasText: '_st:' }).locator('mark:visible')).toHaveText('On your device now')
  await expect(page.locator('dd', { hasText: 'interact_consent' }).locator('mark:visible')).toHaveCount(1)
  await expect(marks).toHaveCount(2)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(marks).toHaveCount(1)
})

test('a place that comes later is filled, one that a router takes is let go', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body: '<button data-consent-open>x</button>' })))
  await page.waitForTimeout(100)
  expect(site.requests('/consent-declaration.js')).toHaveLength(0)
  for (let at = 0; at < 2; at++) {
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '${place}')`)
    await expect(page.locator(`${list} h4`)).toHaveText('Stats')
    await page.evaluate("document.querySelector('main').remove()")
  }
  expect(site.requests('/consent-declaration.js')).toHaveLength(1)
})

test("it takes the page's own typography, and prints", async ({ site, page }) => {
  const style = '<style>h4 { font-family: fantasy } dd { color: rgb(1, 2, 3) }</style>'
  await page.goto(site.page('/', consentPage({ config, head: style, body: place })))
  await expect(page.locator(`${list} h4`)).toHaveCSS('font-family', 'fantasy')
  await expect(page.locator(`${list} dd`).first()).toHaveCSS('color', 'rgb(1, 2, 3)')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator(`${list} h4`)).toBeVisible()
  await expect(page.locator('dialog')).toBeHidden()
})
