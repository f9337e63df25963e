import { consentPage, expect, jar, test } from './support/site'

const DAY = 86400

test('a cookie that asks for longer than its category may keep one is cut to that', async ({ site, page, context }) => {
  const config = {
    categories: { analytics: { maxLifetime: '30 days' }, marketing: {} },
    services: [
      { id: 'stats', category: 'analytics', cookies: [{ name: '_s*', lifetime: '13 months' }] },
      { id: 'heat', category: 'analytics', maxLifetime: '2 days', cookies: [{ name: '_h', lifetime: '1 year' }] },
      { id: 'ads', category: 'marketing', cookies: [{ name: '_a', lifetime: '90 days' }] },
    ],
  }
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.evaluate(async () => {
    const later = new Date(Date.now() + 300 * 864e5)
    for (const name of ['_s1', '_h', '_a']) document.cookie = `${name}=1; expires=${later.toUTCString()}`
    document.cookie = '_s2=1; max-age=600'
    document.cookie = '_s3=1'
    await cookieStore.set({ name: '_s4', value: '1', expires: later.getTime() })
  })
  const days = Object.fromEntries(
    (await jar(context)).map(({ name, expires }) => [
      name,
      expires < 0 ? 'session' : Math.round(((expires - Date.now() / 1000) / DAY) * 100) / 100,
    ]),
  )
  expect(days).toMatchObject({ _s1: 30, _h: 2, _a: 300, _s2: 0.01, _s3: 'session', _s4: 30 })
})
