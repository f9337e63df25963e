import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { consentPage, expect, test } from './support/site'

const config = { receipts: { url: '/receipts', refusals: true }, afterRevoke: 'keep' }

test('what is posted at the choice and what the visitor downloads are bound to the same words', async ({
  site,
  page,
}) => {
  const posted: { choice: { granted: string[] }; notice?: { sha256: string } }[] = []
  await page.route('**/receipts', async (route) => {
    posted.push(route.request().postDataJSON())
    await route.fulfill({ status: 204 })
  })
  await page.goto(site.page('/', consentPage({ config, html: { lang: 'de' } })))
  await page.getByRole('button', { name: 'Alle akzeptieren' }).click()
  await expect.poll(() => posted.length).toBe(1)

  await page.locator('.interact-consent-launcher').click()
  const download = page.waitForEvent('download')
  await page.locator('#interact-consent-root a[download]').click()
  const copy = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  const { words, sha256 } = copy.pii_processing.notice
  expect(words).toContain('Alle akzeptieren')
  expect(createHash('sha256').update(words).digest('hex')).toBe(sha256)
  expect(posted[0]).toMatchObject({ choice: { granted: copy.choice.granted }, notice: { sha256 } })

  // A choice that the page made showed no words.
  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => posted.length).toBe(2)
  expect(posted[1]?.notice).toBeUndefined()
})
