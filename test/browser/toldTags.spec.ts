import { packaged } from './support/packaged'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

/* What a site gets wrong, or has done by a library of another host, is told to its developer in one line. */

test('a tag that its author left open is held from where that can be, and told', async ({ site, page }) => {
  site.script('/late.js', 'ran = true')
  const url = site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })
  const body = `<script data-consent="marketing" src="/late.js"></script>
<iframe data-consent="marketing" src="${url}" title="A clip"></iframe>`
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, body })))
  await page.evaluate('InteractConsent.rejectAll()')
  const told = () =>
    consoleOf(page)
      .texts('error')
      .filter((text) => text.includes('tag-open'))
  await expect.poll(() => told().length).toBe(2)
  expect(told().join()).toContain('<script data-consent="marketing">')
  expect(told().join()).toContain('<iframe data-consent="marketing">')
  expect(await page.evaluate('typeof ran')).toBe('undefined')
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toHaveCount(0)
})

test('a cookie that the site sets by a library of another host is dropped, and told with the way out', async ({
  site,
  page,
  context,
}) => {
  site.script('/cookie.js', packaged('js-cookie/dist/js.cookie.js'), { host: TRACKER_HOST })
  const head = `<script src="${site.url('/cookie.js', TRACKER_HOST)}"></script>`
  const body = `<script src="/cart.js"></script>`
  site.script('/cart.js', `Cookies.set('cart', '1')`)
  const open = (config: object) => page.goto(site.page('/', consentPage({ config, head, body })))
  const names = async () => (await context.cookies()).map(({ name }) => name)
  await open({})
  const told = () =>
    consoleOf(page)
      .texts()
      .filter((text) => text.includes('helper-dropped'))
  await expect.poll(() => told().length).toBe(1)
  expect(told()[0]).toMatch(/cart.*tracker\.localhost/s)
  expect(told()[0]).toContain('ownHosts')
  expect(await names()).toEqual([])
  await open({ ownHosts: [TRACKER_HOST] })
  expect(await names()).toEqual(['cart'])
})
