import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

const example = fileURLToPath(new URL('../../examples/plain/counts.js', import.meta.url))

/** A page that counts as the docs have it. */
async function page(config: object = {}): Promise<string> {
  const counts = `<script>${await readFile(example, 'utf8')}</script>`
  const body = '<button data-consent-open>Cookies</button><div data-consent-preferences></div>'
  return consentPage({ config: { layout: 'corner', afterRevoke: 'keep', ...config }, head: '', body: body + counts })
}

test('an answer is counted on the own server: no cookie, no address of the page, and nothing of a refusal', async ({
  site,
  page: tab,
  context,
}) => {
  const posted: { body: unknown; headers: Record<string, string> }[] = []
  await tab.route('**/counts', async (route) => {
    const request = route.request()
    posted.push({ body: request.postDataJSON(), headers: await request.allHeaders() })
    return route.fulfill({ status: 204 })
  })
  await context.addCookies([{ name: 'sid', value: 'somebody', url: site.url('/') }])
  await tab.goto(`${site.page('/shoes', await page())}?size=9`)
  await tab.locator('#interact-consent-root [data-consent-action="reject-all"]').click()
  await tab.getByRole('button', { name: 'Cookies', exact: true }).click()
  await tab.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => posted).toHaveLength(1)
  expect(posted[0]?.body).toEqual({ answer: 'accepted', cause: 'changed', language: 'en', layout: 'corner' })
  expect(posted[0]?.headers).not.toHaveProperty('cookie')
  expect(posted[0]?.headers).not.toHaveProperty('referer')
  expect(consoleOf(tab).errors).toEqual([])
  // The SDK itself keeps no count.
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent', 'sid'])
  expect(await tab.evaluate('Object.keys(localStorage)')).toEqual([])
})

test('one event an answer, on `document` too: in the language shown, and from the preferences in the page', async ({
  site,
  page: tab,
}) => {
  const head = `<script>window.told = []
    document.addEventListener('consent:answer', ({ detail }) => told.push(Object.values(detail).join(' ')))</script>`
  const body = '<div data-consent-preferences></div>'
  const config = { language: 'fr', layout: 'banner', afterRevoke: 'keep' }
  await tab.goto(site.page('/', consentPage({ config, before: head, body })))
  await tab.locator('#interact-consent-root [data-consent-action="reject-all"]').click()
  const inPage = tab.locator('[data-consent-preferences]')
  await inPage.locator('[data-consent-category="analytics"]').first().click()
  await inPage.locator('[data-consent-action="save"]').click()
  await tab.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => tab.evaluate('told')).toEqual(['refused first fr banner', 'chosen changed fr page'])
})
