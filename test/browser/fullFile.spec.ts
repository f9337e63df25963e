import { readFileSync } from 'node:fs'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

const full = readFileSync(new URL('../../dist/consent-full.js', import.meta.url), 'utf8')
const held = '<script type="text/plain" data-consent="analytics">window.ran = (window.ran ?? 0) + 1</script>'
const config = { afterRevoke: 'keep' as const }
/** With a way back of its own, so that no launcher is due. */
const body = '<button data-consent-open>Cookies</button>'

/** How a site may serve the file, and the tag that fetches it. */
const WAYS: Record<string, (site: Site) => string> = {
  'under a name of the site': (site) => {
    site.script('/assets/a1b2c3.js', full)
    return '<script src="/assets/a1b2c3.js"></script>'
  },
  'merged between other scripts': (site) => {
    site.script('/bundle.js', `window.first = 1\n;${full}\n;window.last = 1`)
    return '<script src="/bundle.js"></script>'
  },
  deferred: (site) => {
    site.script('/late.js', full)
    return '<script src="/late.js" defer></script>'
  },
  'as a module': (site) => {
    site.script('/module.js', full)
    return '<script type="module" src="/module.js"></script>'
  },
  inlined: () => `<script>${full.replaceAll('</script', '<\\/script')}</script>`,
}

for (const [way, serve] of Object.entries(WAYS)) {
  test(`consent-full.js asks, releases and shows the second view with no other file: ${way}`, async ({
    site,
    page,
  }) => {
    await page.goto(site.page('/', consentPage({ config, src: null, head: `${serve(site)}${held}`, body })))
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => page.evaluate('window.ran')).toBe(1)
    await page.getByRole('button', { name: 'Cookies' }).click()
    await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
    expect(site.requests(/consent-/)).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })
}
