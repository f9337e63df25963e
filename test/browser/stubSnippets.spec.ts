import type { Page } from '@playwright/test'
import * as catalogue from '../../src/services'
import type { CatalogueService } from '../../src/services/types'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'
import { SNIPPETS } from './support/snippets'

const SLOW = 400
/** The lines of the console, without those for the vendors' files, which nobody serves here. */
const errorsOf = (page: Page) =>
  consoleOf(page)
    .texts('error')
    .filter((text) => !text.includes('ERR_FAILED'))

for (const { id, code, call, heard } of SNIPPETS) {
  const { category, hosts } = Object.values(catalogue).find((service) => service.id === id) as CatalogueService
  const config = {
    services: [{ id, category, hosts, stub: true }],
    layout: 'banner',
    afterRevoke: 'keep',
  }
  // A script that takes its time stands before the snippet: the vendor is granted long before it is there.
  const head = `<script type="text/plain" data-consent="${id}" src="/slow.js"></script>
    <script type="text/plain" data-consent="${id}">${code}</script>`
  const body = `<script>function say(number) { ${call(0).replace(/'call-0'/, "'call-' + number")} }</script>`
  /** Opens the page, in which the first call is made. */
  const open = async (site: Site, page: Page) => {
    await page.route(/^https:/, (route) => route.abort())
    site.script('/slow.js', 'window.isLate = true', { delay: SLOW })
    await page.goto(site.page('/', consentPage({ config, head, body })))
    await expect.poll(() => page.evaluate(`try { say(1); 'said' } catch (error) { String(error) }`)).toBe('said')
  }

  test(`${id}: calls of the page wait until its own snippet has run, in order, and none throws`, async ({
    site,
    page,
  }) => {
    await open(site, page)
    await page.evaluate('InteractConsent.acceptAll(); say(2)')
    // Between the grant and the snippet.
    await page.waitForFunction("'consentGranted' in document.documentElement.dataset")
    await page.evaluate('say(3)')
    expect(await page.evaluate('window.isLate')).toBeUndefined()
    await page.waitForFunction('window.isLate')
    await page.evaluate('say(4)')
    await expect.poll(() => page.evaluate(heard)).toEqual(['call-1', 'call-2', 'call-3', 'call-4'])
    // Once, and no more stands between the page and the vendor.
    await page.waitForTimeout(150)
    await page.evaluate('say(5)')
    expect(await page.evaluate(heard)).toEqual(['call-1', 'call-2', 'call-3', 'call-4', 'call-5'])
    expect(errorsOf(page)).toEqual([])
  })

  test(`${id}: what was called before a refusal is gone, also after a withdrawal and a second grant`, async ({
    site,
    page,
  }) => {
    await open(site, page)
    await page.evaluate('InteractConsent.rejectAll(); say(2)')
    await page.evaluate('InteractConsent.acceptAll(); say(3)')
    // Taken back before the vendor was there.
    await page.evaluate('InteractConsent.rejectAll(); say(4)')
    await page.evaluate('InteractConsent.acceptAll(); say(5)')
    await expect.poll(() => page.evaluate(`try { ${heard} } catch { [] }`)).toEqual(['call-5'])
    expect(errorsOf(page)).toEqual([])
  })
}
