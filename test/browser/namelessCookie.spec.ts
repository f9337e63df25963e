import { consentPage, consoleOf, expect, jar, test } from './support/site'

test('a cookie without a name that was there before goes like any other', async ({ site, page, context }) => {
  await page.goto(site.page('/old', '<!doctype html><title>Before the SDK</title>'))
  await page.evaluate("document.cookie = 'x; path=/; max-age=9999'; document.cookie = 'b=1'")
  expect(await page.evaluate("document.cookie.split('; ').sort()")).toEqual(['b=1', 'x'])
  await page.goto(site.page('/', consentPage({ config: { undeclared: 'block', services: [] } })))
  await expect(page.locator('dialog')).toHaveCount(1)
  expect(await jar(context)).toEqual([])
  expect(consoleOf(page).texts('error')).toEqual([])
})
