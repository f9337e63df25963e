import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { consentPage, expect, test } from './support/site'

const config = { receipts: { url: '/receipts', refusals: true }, afterRevoke: 'keep' }

test('what is posted at the choice and what the visitor downloads are bound to the same words', async ({
  site,
  page,
}) => {
  const posted: { choice: { granted: string[] }; notice?: { sha256: string }; cause?: string }[] = []
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
  expect(posted[0]).toMatchObject({
    choice: { granted: copy.choice.granted },
    notice: { sha256, language: 'de', words },
    cause: 'first',
  })

  // A choice that the page made showed no words.
  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => posted.length).toBe(2)
  expect(posted[1]?.notice).toBeUndefined()
  expect(posted[1]?.cause).toBe('changed')
})

for (const undeclared of ['block-third-party', 'block']) {
  test(`one that is lost is sent again with the next page, and goes with the grant (undeclared: ${undeclared})`, async ({
    site,
    page,
  }) => {
    const posted: string[] = []
    let isDown = true
    await page.route('**/receipts', async (route) => {
      posted.push(route.request().postData() ?? '')
      await route.fulfill({ status: isDown ? 503 : 204 })
    })
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('receipts')))
    await page.goto(site.page('/', consentPage({ config: { ...config, undeclared } })))
    await page.getByRole('button', { name: 'Manage choices' }).click()
    await page.getByRole('switch', { name: 'Analytics' }).check()
    await page.getByRole('button', { name: 'Save choices' }).click()
    await expect.poll(kept).toEqual(['interact_consent.receipts'])
    await page.reload()
    await expect.poll(() => posted.length).toBe(2)
    expect(posted[1]).toBe(posted[0])
    isDown = false
    await page.reload()
    await expect.poll(() => posted.length).toBe(3)

    isDown = true
    await page.evaluate('InteractConsent.acceptAll()')
    await expect.poll(kept).toEqual(['interact_consent.receipts'])
    await page.evaluate('InteractConsent.rejectAll()')
    await expect.poll(kept).toEqual([])
    await page.reload()
    await page.waitForTimeout(200)
    expect(posted).toHaveLength(5)
  })
}
