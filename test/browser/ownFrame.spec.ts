import { consentPage, expect, jar, TRACKER_HOST, test } from './support/site'

const config = { afterRevoke: 'keep' as const }
const refuse = { name: 'Reject all', exact: true }
const launcher = '.interact-consent-launcher'

for (const [what, host] of [
  ['same origin', undefined],
  ['same site', 'shop.site.localhost'],
] as const) {
  test(`a page in a frame of the ${what} asks nothing, and follows the answer that the top has`, async ({
    site,
    page,
  }) => {
    const inner = site.page('/inner', consentPage({ config, body: '<p>inner</p>' }), host ? { host } : {})
    const body = `<iframe src="${inner}" title="inner" width="600" height="400"></iframe>`
    await page.goto(site.page('/', consentPage({ config, body })))
    const frame = page.frameLocator('[title=inner]')
    await expect(page.getByRole('button', refuse)).toBeVisible()
    await page.waitForTimeout(500)
    await expect(frame.locator('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect(page.locator(launcher)).toBeVisible()
    const allows = () => page.frames()[1]?.evaluate(`InteractConsent.allows('analytics')`)
    await expect.poll(allows).toBe(true)
    await page.waitForTimeout(300)
    await expect(frame.locator(launcher)).toHaveCount(0)
  })
}

test('a page in a frame of another site asks there, and keeps the choice for that site alone', async ({
  site,
  page,
  context,
}) => {
  const inner = site.page('/inner', consentPage({ config }))
  const around = `<iframe src="${inner}" title="inner" width="700" height="600"></iframe>`
  await page.goto(site.page('/', around, { host: TRACKER_HOST }))
  const frame = page.frameLocator('[title=inner]')
  await frame.getByRole('button', refuse).click()
  await expect(frame.locator('dialog')).toHaveCount(0)
  expect(await jar(context)).toMatchObject([{ name: 'interact_consent' }])
  await page.reload()
  await expect(frame.locator(launcher)).toBeVisible()
  await expect(frame.locator('dialog')).toHaveCount(0)
  // In a tab of its own it knows nothing of that.
  await page.goto(inner)
  await expect(page.getByRole('button', refuse)).toBeVisible()
})
