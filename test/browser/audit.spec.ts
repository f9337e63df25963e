import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

test('audit() tells every attempt with its reason, and what is on the device, by name and never by value', async ({
  site,
  page,
}) => {
  const tracker = site.script('/untagged.js', '1', { host: 'cdn.localhost' })
  const config = {
    services: [
      {
        id: 'tracker',
        category: 'analytics',
        hosts: ['tracker.localhost'],
        cookies: [{ name: '_t*', lifetime: '1 year' }],
        storage: ['_t*'],
      },
      { id: 'login', category: 'necessary', cookies: [{ name: 'sid', lifetime: 'session' }] },
    ],
  }
  const before = `<script>document.cookie = '_t_old=secret; max-age=600'</script>`
  await page.goto(site.page('/', consentPage({ config, before, head: `<script src="${tracker}"></script>` })))
  const fire = (url: string) =>
    page.evaluate((url) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the gate stands before it
      document.cookie = '_t=secret'
      // biome-ignore lint/suspicious/noDocumentCookie: as above
      document.cookie = 'sid=secret'
      // biome-ignore lint/suspicious/noDocumentCookie: as above
      document.cookie = 'cart=secret'
      localStorage.setItem('_t', 'secret')
      navigator.sendBeacon(url, 'secret')
    }, url)
  const url = site.url('/b?id=secret', TRACKER_HOST)
  await fire(url)
  await fire(url)
  await page.evaluate("InteractConsent.acceptAll('session')")
  await fire(url)

  const audit = (await page.evaluate('InteractConsent.audit()')) as { attempts: object[]; device: object[] }
  const target = `tracker.localhost:${site.port}`
  const of = { category: 'analytics', service: 'tracker' }
  expect(audit.attempts).toEqual(
    expect.arrayContaining([
      { kind: 'cookie', target: '_t', ...of, verdict: null, count: 2, reason: 'undecided' },
      { kind: 'storage', target: '_t', ...of, verdict: null, count: 2, reason: 'undecided' },
      { kind: 'network', target, ...of, verdict: null, count: 2, reason: 'undecided' },
      { kind: 'cookie', target: 'cart', category: null, verdict: 'persistent', count: 2, reason: 'undeclared' },
      { kind: 'cookie', target: '_t', ...of, verdict: 'session', count: 1, reason: 'session only' },
      { kind: 'storage', target: '_t', ...of, verdict: 'session', count: 1, reason: 'session only' },
      { kind: 'network', target, ...of, verdict: 'session', count: 1, reason: 'session only' },
    ]),
  )
  expect(audit.attempts).toContainEqual(
    expect.objectContaining({ target: 'sid', service: 'login', verdict: 'persistent', reason: 'necessary' }),
  )
  expect(audit.device).toEqual(
    expect.arrayContaining([
      { store: 'cookie', name: '_t', covered: true },
      { store: 'localStorage', name: '_t', covered: true },
    ]),
  )
  expect(audit).toMatchObject({ undeclaredHosts: [`cdn.localhost:${site.port}`] })
  expect(JSON.stringify(audit)).not.toContain('secret')
  expect(consoleOf(page).texts('table')).toHaveLength(2)
})

test('a name that no service declares is told once', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config: {} })))
  expect(
    await page.evaluate(() => {
      const told: unknown[] = []
      document.addEventListener('consent:undeclared', ({ detail }) => void told.push(detail))
      for (const value of ['1', '2']) {
        // biome-ignore lint/suspicious/noDocumentCookie: the gate stands before it
        document.cookie = `cart=${value}`
        localStorage.setItem('cart', value)
      }
      return told
    }),
  ).toEqual([
    { kind: 'cookie', target: 'cart' },
    { kind: 'storage', target: 'cart' },
  ])
})
