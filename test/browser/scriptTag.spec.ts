import { consentPage, consoleOf, expect, jar, SIBLING_HOST, TRACKER_HOST, test } from './support/site'

test('works with no block, from attributes on its own tag', async ({ site, page, context }) => {
  const attributes = {
    'data-policy-url': '/privacy',
    'data-policy-version': '2026-11-01',
    'data-domain': 'site.localhost',
    'data-layout': 'corner',
  }
  await page.goto(site.page('/', consentPage({ attributes })))
  await expect(page.locator('#interact-consent-root section')).toBeVisible()
  await expect(page.locator('#interact-consent-root a[href="/privacy"]')).toBeVisible()
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await jar(context)).toMatchObject([{ domain: '.site.localhost' }])
  expect(await page.evaluate('InteractConsent.choice.policy')).toBe('2026-11-01')
})

test('works from another origin that sends no CORS headers', async ({ site, page }) => {
  site.script('/m.js', 'window.ran = true')
  const head = '<script type="text/plain" data-consent="analytics" src="/m.js"></script>'
  await page.goto(
    site.page(
      '/',
      consentPage({ config: { afterRevoke: 'keep' }, head, src: site.url('/consent.js?x=1', TRACKER_HOST) }),
    ),
  )
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  expect(new Set(site.requests(/^\/consent/).map(({ host }) => host))).toEqual(new Set([TRACKER_HOST]))
  // The SDK's own frames, of another site, are not taken for the writer's.
  await page.evaluate("InteractConsent.choose({ granted: ['analytics'] }); document.cookie = 'mine=1'")
  expect(await page.evaluate('document.cookie')).toContain('mine=1')
  expect(consoleOf(page).errors).toEqual([])
})

test('callbacks pushed before and after it is there get the API; late listeners get ready and the choice', async ({
  site,
  page,
}) => {
  const before = `<script>heard = []
  for (const name of ['ready', 'choice', 'open', 'close']) document.addEventListener('consent:' + name, (e) => heard.push('document ' + name))
  window.InteractConsent = []
  InteractConsent.push((consent) => { heard.push('queued ' + consent.choice); consent.on('ready', () => heard.push('late ready')) })
  InteractConsent.push(() => { throw new Error('mine') })</script>`
  await page.goto(site.page('/', consentPage({ before })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  expect(await page.evaluate('heard')).toEqual(['queued null', 'late ready', 'document ready', 'document open'])
  await page.evaluate(
    "heard = []; InteractConsent.push((consent) => consent.on('choice', ({ newlyGranted }) => heard.push(newlyGranted.join())))",
  )
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect
    .poll(() => page.evaluate('heard'))
    .toEqual(['functional,analytics,marketing', 'document choice', 'document close'])
  await page.reload()
  await page.evaluate(
    "heard = []; InteractConsent.on('choice', ({ newlyGranted, previous }) => heard.push([newlyGranted.join(), previous]))",
  )
  expect(await page.evaluate('heard')).toEqual([['functional,analytics,marketing', null]])
  expect(consoleOf(page).texts('error').join()).toContain('mine')
  expect(consoleOf(page).errors).toEqual([])
})

test('loaded twice, it is there once', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ head: '<script src="/consent.js"></script>' })))
  await expect(page.locator('#interact-consent-root')).toHaveCount(1)
  expect(site.requests('/consent-ui.js')).toHaveLength(1)
})

test('one choice for a site with all its subdomains, on the widest domain that holds it', async ({
  site,
  page,
  context,
}) => {
  site.page('/', consentPage({}))
  await page.goto(site.url('/'))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  expect(await jar(context)).toMatchObject([{ name: 'interact_consent', domain: '.site.localhost', path: '/' }])
  await page.goto(site.url('/', SIBLING_HOST))
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  await expect(page.locator('#interact-consent-root dialog')).toHaveCount(0)
  // Another site knows nothing of it.
  await page.goto(site.url('/', TRACKER_HOST))
  expect(await page.evaluate('InteractConsent.choice')).toBeNull()
})

test('of two choice cookies the newer counts, and a new choice replaces both', async ({ site, page, context }) => {
  const at = Math.floor(Date.now() / 1000)
  const value = (granted: string, at: number) =>
    `v=1&granted=${granted}&lifetime=persistent&policy=&by=visitor&at=${at}&known=`
  await context.addCookies([
    { name: 'interact_consent', value: value('analytics', at - 500), domain: 'www.site.localhost', path: '/' },
    { name: 'interact_consent', value: value('marketing', at - 100), domain: '.site.localhost', path: '/' },
  ])
  await page.goto(site.page('/', consentPage({})))
  expect(
    await page.evaluate(`InteractConsent.receipt().choice.at === new Date(${at - 100} * 1000).toISOString()`),
  ).toBe(true)
  await page.evaluate('InteractConsent.rejectAll()')
  expect(await jar(context)).toHaveLength(1)
})

test('data-consent-open opens the preferences, also from a link and when added later', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body: '<main></main>' })))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '#elsewhere'
    link.dataset.consentOpen = ''
    link.textContent = 'Your cookies'
    document.querySelector('main')?.append(link)
  })
  await page.getByRole('link', { name: 'Your cookies' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(page.url()).not.toContain('#')
})

test('a page without a way back gets a launcher once there is a choice', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({})))
  const launcher = page.getByRole('button', { name: 'Cookie settings' })
  await expect(launcher).toHaveCount(0)
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect(launcher).toBeVisible()
  await launcher.click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
})

test('decided while the modal is still on its way, it stays away', async ({ site, page }) => {
  let go = (): void => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/consent-ui.js*', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(site.page('/', consentPage({ body: '<button data-consent-open>Cookies</button>' })), {
    waitUntil: 'domcontentloaded',
  })
  await page.evaluate('InteractConsent.acceptAll()')
  go()
  await page.waitForTimeout(500)
  await expect(page.locator('dialog')).toHaveCount(0)
  // And comes when it is wished for.
  await page.getByRole('button', { name: 'Cookies' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
})
