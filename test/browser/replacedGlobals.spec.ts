import { readFileSync } from 'node:fs'
import { findOldLibraries } from '../../scripts/browsers.mjs'
import { consentPage, consoleOf, expect, jar, TRACKER_HOST, test } from './support/site'

/*
 * Libraries of before the platform had what they bring: each puts an `Element`, a `Document` or a `$` of its own into the
 * page, methods on every prototype, and functions in the place of the browser's (`bind`, `Array.from`, `toJSON`).
 */

const SEND = `(url) => {
  document.cookie = '_st=1; max-age=1000'
  try { localStorage._st = '1' } catch {}
  fetch(url + '/fetch').catch(() => {})
  new Image().src = url + '/image'
  document.body.appendChild(document.createElement('div')).innerHTML = '<img src="' + url + '/markup">'
  const script = document.createElement('script')
  script.src = url + '/script'
  document.head.appendChild(script)
  const request = new XMLHttpRequest()
  request.open('GET', url + '/request')
  request.send()
}`
const config = {
  policy: { url: '/privacy', version: '1' },
  afterRevoke: 'keep' as const,
  services: [
    {
      id: 'stats',
      category: 'analytics',
      hosts: [TRACKER_HOST],
      cookies: [{ name: '_st', lifetime: '1 year' }],
      storage: ['_st'],
    },
  ],
}

for (const [library, file] of Object.entries(findOldLibraries())) {
  for (const place of ['before', 'head'] as const) {
    test(`${library} ${place === 'head' ? 'after' : 'before'} the SDK opens no gate and keeps no modal away`, async ({
      page,
      site,
    }) => {
      test.skip(!file, 'npm test installs it from Debian, where it can')
      site.script('/library.js', readFileSync(`${file}`, 'utf8'))
      site.script('/script', '', { host: TRACKER_HOST })
      const tagged = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
      await page.goto(
        site.page('/', consentPage({ config, [place]: '<script src="/library.js"></script>', body: tagged })),
      )
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      const seen = () =>
        site
          .requests({ host: TRACKER_HOST })
          .map(({ path }) => path)
          .sort()
      const send = () => page.evaluate(`(${SEND})(${JSON.stringify(site.url('', TRACKER_HOST))})`)
      await send()
      await page.waitForTimeout(300)
      expect(seen()).toEqual([])
      expect(await jar(page.context())).toEqual([])
      expect(await page.evaluate('[Object.hasOwn(document, "cookie"), "_st" in localStorage, !!window.ran]')).toEqual([
        false,
        false,
        false,
      ])

      await dialog.getByRole('button', { name: 'Accept all' }).click()
      await page.waitForFunction('window.ran')
      await send()
      // What was held comes now, and what is sent again.
      await expect.poll(seen).toEqual(['/fetch', '/image', '/markup', '/markup', '/request', '/script', '/script'])
      expect((await jar(page.context())).map(({ name }) => name)).toEqual(['_st', 'interact_consent'])
      await page.reload()
      await page.waitForFunction('window.ran')
      await expect(dialog).toBeHidden()
      expect(await page.evaluate('InteractConsent.choice.granted')).toContain('analytics')
      expect(
        consoleOf(page)
          .texts()
          .filter((text) => text.includes('[consent]')),
      ).toEqual([])
    })
  }
}
