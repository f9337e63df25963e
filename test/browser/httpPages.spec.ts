import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, test } from './support/site'

/* A site with pages on https and on http, as old ones have: whoever has answered on one is not asked on the other. */

const HOST = 'www.shop.test'

async function serve(page: Page): Promise<void> {
  const body = consentPage({ config: { afterRevoke: 'keep', services: [{ id: 'stats', category: 'analytics' }] } })
  await page.context().route(`**://${HOST}/**`, (route) => {
    const [, file] = /\/(consent[\w-]*\.js)/.exec(route.request().url()) ?? []
    return route.fulfill(
      file
        ? {
            contentType: 'text/javascript',
            body: readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8'),
          }
        : { contentType: 'text/html', body },
    )
  })
}

const refuse = (page: Page) => page.getByRole('button', { name: 'Reject all', exact: true })

for (const [first, second] of [
  ['https', 'http'],
  ['http', 'https'],
] as const) {
  test(`an answer given on ${first} holds on ${second}, and so does its change there`, async ({ page }) => {
    await serve(page)
    await page.goto(`${first}://${HOST}/`)
    await page.getByRole('button', { name: 'Accept all' }).click()
    await page.goto(`${second}://${HOST}/`)
    expect(await page.evaluate('location.protocol')).toBe(`${second}:`)
    expect(await page.evaluate(`InteractConsent.allows('stats', 'persistent')`)).toBe(true)
    await page.getByRole('button', { name: 'Cookie settings' }).click()
    await refuse(page).click()
    await page.goto(`${first}://${HOST}/`)
    await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible()
    expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
    expect(await page.context().cookies()).toHaveLength(1)
    expect(consoleOf(page).texts()).toEqual([])
  })
}
