import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, test } from './support/site'

const DAY = 864e5
const config = { afterRevoke: 'keep' as const, policy: { url: '/p', version: '1' } }
const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
/** The page's clock, which the test sets; the cookie jar keeps the browser's own. */
const clock = `ahead = Number(sessionStorage.ahead || 0)
  { const { now } = Date; Date.now = () => now() + ahead }`
const setClock = (page: Page, by: number) => page.evaluate(`sessionStorage.ahead = ahead = ${by}`)
const granted = (page: Page) => page.evaluate("[InteractConsent.choice !== null, InteractConsent.allows('analytics')]")

for (const [how, by, holds] of [
  ['an hour ahead', DAY / 24, true],
  ['179 days ahead', 179 * DAY, true],
  ['181 days ahead', 181 * DAY, false],
  ['three thousand years ahead', 3000 * 365 * DAY, false],
  ['an hour back, as a clock is that was wrong a little', -DAY / 24, true],
  ['two days back', -2 * DAY, false],
  ['to before 1970', -Date.now() - DAY, false],
] as const) {
  test(`a clock that jumps ${how}: a choice ${holds ? 'holds' : 'is asked for again'}`, async ({ site, page }) => {
    await page.addInitScript(clock)
    await page.goto(site.page('/', consentPage({ config, head: tag })))
    await page.getByRole('button', { name: 'Accept all' }).click()
    await setClock(page, by)
    await page.reload()
    expect(await granted(page)).toEqual([holds, holds])
    await expect(page.locator('dialog')).toHaveCount(holds ? 0 : 1)
    expect(await page.evaluate('!!window.ran')).toBe(holds)
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`a clock that jumps ${how} while the page is open: choices can be made and are never longer`, async ({
    site,
    page,
  }) => {
    await page.addInitScript(clock)
    await page.goto(site.page('/', consentPage({ config, head: tag })))
    await setClock(page, by)
    await page.evaluate('InteractConsent.acceptAll(); InteractConsent.rejectAll()')
    expect(await granted(page)).toEqual([true, false])
    await page.evaluate('InteractConsent.acceptAll()')
    expect(await granted(page)).toEqual([true, true])
    // The clock is right again: what was granted under it counts from then at most.
    await setClock(page, 0)
    await page.reload()
    const [, allowed] = (await granted(page)) as boolean[]
    expect(allowed).toBe(Math.abs(by) < DAY || (by < 0 && by > -180 * DAY))
    expect(consoleOf(page).errors).toEqual([])
  })
}
