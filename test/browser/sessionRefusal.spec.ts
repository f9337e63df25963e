import { consentPage, expect, jar, test } from './support/site'

test('what is refused with "Session cookies only" on is remembered for the session alone', async ({
  site,
  page,
  context,
}) => {
  site.page('/', consentPage({ config: { services: [{ id: 'ads', category: 'marketing' }] } }))
  await page.goto(site.url('/'))
  await page.getByRole('switch', { name: 'Session cookies only' }).check()
  await page.getByRole('button', { name: 'Reject all' }).click()
  const [stored] = await jar(context)
  expect(stored).toMatchObject({ name: 'interact_consent', session: true })
  expect(stored?.value).toContain('granted=&lifetime=session')

  // The same session is not asked again.
  await page.reload()
  expect(await page.evaluate('InteractConsent.choice')).toMatchObject({ granted: [], lifetime: 'session' })
  await expect(page.locator('dialog')).toHaveCount(0)

  // Without the switch a refusal lasts as long as a grant.
  await page.evaluate("InteractConsent.open('notice')")
  await page.getByRole('switch', { name: 'Session cookies only' }).uncheck()
  await page.getByRole('button', { name: 'Reject all' }).click()
  expect((await jar(context)).map(({ session }) => session)).toEqual([false])
})
