import type { InteractConsent } from '../../src/global'
import { consentPage, consoleOf, expect, test } from './support/site'

const lines = (page: Parameters<typeof consoleOf>[0]): string[] =>
  consoleOf(page)
    .texts('error')
    .filter((text) => text.includes('script-early'))

for (const [where, attributes] of [
  ['behind them', {}],
  ['that is deferred', { defer: true }],
] as const) {
  test(`scripts of declared hosts that ran before the SDK (${where}) are named once, and in the audit`, async ({
    site,
    page,
  }) => {
    const tracker = `tracker.localhost:${site.port}`
    for (const path of ['/a.js', '/b.js', '/held.js']) site.script(path, '', { host: 'tracker.localhost' })
    site.script('/own.js', '')
    const config = { services: [{ id: 'tracker', category: 'analytics', hosts: ['tracker.localhost'] }] }
    const before = `<script src="//${tracker}/a.js"></script><script src="//${tracker}/b.js"></script>
<script type="text/plain" data-consent="tracker" src="//${tracker}/held.js"></script><script src="/own.js"></script>`
    await page.goto(site.page('/', consentPage({ config, before, attributes })))
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect.poll(() => lines(page)).toHaveLength(1)
    expect(lines(page)[0]).toContain(`script-early: ${tracker} — `)
    const audit = await page.evaluate(() => (window.InteractConsent as InteractConsent).audit())
    expect(audit.earlyHosts).toEqual([tracker])
  })
}

test('scripts behind the SDK, tagged ones and those of the site itself are not named', async ({ site, page }) => {
  const tracker = `tracker.localhost:${site.port}`
  site.script('/own.js', '')
  site.script('/late.js', '', { host: 'tracker.localhost' })
  const config = { services: [{ id: 'tracker', category: 'analytics', hosts: ['tracker.localhost'] }] }
  const body = `<script src="//${tracker}/late.js"></script>`
  const before = `<script src="/own.js"></script><script type="text/plain" data-consent="tracker" src="//${tracker}/late.js"></script>`
  await page.goto(site.page('/', consentPage({ config, before, body })))
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(lines(page)).toEqual([])
  expect((await page.evaluate(() => (window.InteractConsent as InteractConsent).audit())).earlyHosts).toEqual([])
})
