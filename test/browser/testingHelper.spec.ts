import { answer, watchOthers } from '../../examples/testing/consent'
import { consentPage, expect, type Site, test } from './support/site'

const config = {
  afterRevoke: 'keep' as const,
  services: [
    { id: 'stats', category: 'analytics', hosts: ['stats.localhost'], cookies: [{ name: '_st', lifetime: '1 year' }] },
  ],
}
/** A page whose tracker sends to another host, with or without asking. */
function open(site: Site, isTagged: boolean): string {
  site.script('/send.js', `document.cookie = '_st=1'; navigator.sendBeacon('${site.url('/hit', 'other.localhost')}')`)
  const tag = isTagged ? 'type="text/plain" data-consent="analytics"' : ''
  return site.page('/', consentPage({ config, body: `<script ${tag} src="/send.js"></script>` }))
}

test('a refusal is answered, and silence holds', async ({ site, page }) => {
  const others = watchOthers(page, site.url('/'))
  await page.goto(open(site, true))
  await answer(page)
  await others.expectSilence()
  await expect(page.locator('#interact-consent-root dialog')).toHaveCount(0)
})

test('a grant is answered, and what it lets go is seen', async ({ site, page }) => {
  const others = watchOthers(page, site.url('/'))
  await page.goto(open(site, true))
  await answer(page, ['analytics'])
  await expect.poll(() => others.requests.length).toBeGreaterThan(0)
})

test('a tracker that nobody tagged is noticed', async ({ site, page }) => {
  const others = watchOthers(page, site.url('/'))
  await page.goto(open(site, false))
  await answer(page)
  await expect(others.expectSilence()).rejects.toThrow('other.localhost')
})

test('a cookie beside the choice is noticed', async ({ site, page, context }) => {
  const others = watchOthers(page, site.url('/'))
  await page.goto(open(site, true))
  await answer(page)
  await context.addCookies([{ name: 'zz', value: '1', url: page.url() }])
  await expect(others.expectSilence()).rejects.toThrow('zz=1')
})
