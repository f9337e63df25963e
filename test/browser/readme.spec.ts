import { readFileSync } from 'node:fs'
import { consoleOf, expect, test } from './support/site'

test('the example of the README works when pasted', async ({ site, page }) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [sdk = '', tags = ''] = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, html]) => html)
  await page.route('https://stats.example.com/matomo.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "document.cookie = '_pk_id.1=x; max-age=9999'; ran = true" }),
  )
  await page.goto(site.page('/', `<!doctype html><head>${sdk}</head><body>${tags}</body>`))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  expect(await page.evaluate('typeof ran')).toBe('undefined')
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('typeof ran')).toBe('boolean')
  expect(await page.evaluate('document.cookie')).toContain('_pk_id.1=x')
  expect(consoleOf(page).texts('error')).toEqual([])
})
