import { consentPage, consoleOf, expect, type Site, test } from './support/site'

const open = (site: Site, lang: string, options = {}, parts = {}) =>
  site.page('/', consentPage({ html: { lang }, ...parts }), options)
const words = (site: Site) =>
  site.requests(/^\/consent-text-/).map(({ url }) => url.replace(/\?v=[\d.]+$/, ' with its version'))

test("fetches the words of the page's language alone, and is marked as such", async ({ site, page }) => {
  await page.goto(open(site, 'de-AT'))
  const root = page.locator('#interact-consent-root')
  await expect(page.getByRole('button', { name: 'Alle ablehnen' })).toBeVisible()
  await expect(root).toHaveAttribute('lang', 'de-AT')
  await expect(root).toHaveAttribute('dir', 'ltr')
  expect(words(site)).toEqual(['/consent-text-de.js with its version'])

  await page.goto(open(site, 'zh-HK'))
  await expect(page.getByRole('button', { name: '全部拒絕' })).toBeVisible()
  await page.goto(open(site, 'ar'))
  await expect(root).toHaveAttribute('dir', 'rtl')
})

test('asks the browser where the page says nothing', async ({ browser, site }) => {
  const context = await browser.newContext({ locale: 'nn-NO' })
  const page = await context.newPage()
  await page.goto(open(site, ''))
  await expect(page.getByRole('button', { name: 'Avvis alle' })).toBeVisible()
  await context.close()
})

test('reads its letters on a page in an old encoding too', async ({ site, page }) => {
  const html = consentPage({ html: { lang: 'ru' } }).replace('<meta charset="utf-8">', '<meta charset="windows-1251">')
  await page.goto(site.page('/', html, { headers: { 'Content-Type': 'text/html' } }))
  await expect(page.getByRole('button', { name: 'Сохранить выбор' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Принять все файлы cookie' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Отклонить и закрыть' })).toHaveText('×')
})

test('is English where the file is missing or is something else, and says so', async ({ site, page }) => {
  site.page('/consent-text-de.js', 'gone', { status: 404 })
  await page.goto(open(site, 'de'))
  await expect(page.getByRole('button', { name: 'Reject all' })).toBeVisible()
  await expect(page.locator('#interact-consent-root')).toHaveAttribute('lang', 'en')
  const told = () =>
    consoleOf(page)
      .texts('error')
      .filter((text) => text.includes('[consent] text-missing: de: '))
  await expect.poll(told).toHaveLength(1)

  site.script('/consent-text-fr.js', 'var startPage')
  const heard =
    "<script>heard = []; document.addEventListener('consent:error', (e) => heard.push(e.detail.error.code))</script>"
  await page.goto(open(site, 'fr', {}, { before: heard }))
  await expect(page.getByRole('button', { name: 'Reject all' })).toBeVisible()
  expect(await page.evaluate('heard')).toEqual(['text-missing'])
})

test('is English where the file does not come within 3 s', async ({ site, page }) => {
  site.script('/consent-text-de.js', '', { hang: true })
  await page.goto(open(site, 'de'), { waitUntil: 'commit' })
  await expect(page.getByRole('button', { name: 'Reject all' })).toBeVisible({ timeout: 10_000 })
})

test('gives the launcher its words without the modal', async ({ site, page }) => {
  await page.goto(open(site, 'sv'))
  await page.getByRole('button', { name: 'Avvisa alla' }).click()
  site.forgetRequests()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Cookieinställningar' })).toBeVisible()
  expect(words(site)).toEqual(['/consent-text-sv.js with its version'])
  expect(site.requests('/consent-ui.js')).toEqual([])
})
