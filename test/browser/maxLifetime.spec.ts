import type { BrowserContext } from '@playwright/test'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

const DAY = 86400

/** Returns for how many days each cookie of the jar lasts from now on. */
const daysOf = async (context: BrowserContext) =>
  Object.fromEntries(
    (await jar(context)).map(({ name, expires }) => [
      name,
      expires < 0 ? 'session' : Math.round(((expires - Date.now() / 1000) / DAY) * 100) / 100,
    ]),
  )

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
  expect(await daysOf(context)).toMatchObject({ _s1: 30, _h: 2, _a: 300, _s2: 0.01, _s3: 'session', _s4: 30 })
})

test('a necessary cookie is cut too: to what its service or `necessary` allows', async ({ site, page, context }) => {
  const config = {
    categories: { necessary: { maxLifetime: '30 days' }, marketing: {} },
    services: [
      { id: 'shop', category: 'necessary', cookies: [{ name: 'cart', lifetime: '1 year' }] },
      { id: 'login', category: 'necessary', maxLifetime: '2 days', cookies: [{ name: 'sid', lifetime: '1 year' }] },
    ],
  }
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate("document.cookie = 'cart=1; max-age=9999999'; document.cookie = 'sid=1; max-age=9999999'")
  expect(await daysOf(context)).toEqual({ cart: 30, sid: 2 })
})

for (const undeclared of ['block', 'block-third-party']) {
  test(`what asks for longer than is declared is told once${undeclared === 'block' ? ' and cut' : ''}`, async ({
    site,
    page,
    context,
  }) => {
    const cookies = [
      { name: '_s*', lifetime: '10 days' },
      { name: '_t', lifetime: 'session' },
      { name: '_u', lifetime: '300 days' },
    ]
    const services = [{ id: 'stats', category: 'analytics', cookies }]
    await page.goto(site.page('/', consentPage({ config: { undeclared, services } })))
    await page.evaluate('InteractConsent.acceptAll()')
    await page.evaluate(async () => {
      const expires = Date.now() + 300 * 864e5
      for (let times = 0; times < 3; times++) {
        for (const name of ['_s1', '_t', '_u'])
          document.cookie = `${name}=1; expires=${new Date(expires).toUTCString()}`
        await cookieStore.set({ name: '_s2', value: '1', expires })
      }
    })
    const isCut = undeclared === 'block'
    expect(await daysOf(context)).toMatchObject({
      _s1: isCut ? 10 : 300,
      _s2: isCut ? 10 : 300,
      _t: isCut ? 'session' : 300,
      _u: 300,
    })
    const lines = () =>
      consoleOf(page)
        .texts('error')
        .map((line) => /too-long: .*?\)/.exec(line)?.[0])
    await expect.poll(lines).toHaveLength(3)
    expect(lines()).toEqual(
      expect.arrayContaining([
        'too-long: _s1 (300 days; 10 days)',
        'too-long: _s2 (300 days; 10 days)',
        'too-long: _t (300 days; session)',
      ]),
    )
  })
}
