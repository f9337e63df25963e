import { consentPage, consoleOf, expect, test } from './support/site'

/** Asks a host that is not the site's own. */
const ask = "fetch('https://stats.elsewhere.example/').then(() => 'sent', () => 'held')"

for (const named of ['google-analytics', { use: 'google-analytics', category: 'analytics' }]) {
  test(`the name ${JSON.stringify(named)}, not written out: told in a line, every foreign host is held`, async ({
    site,
    page,
  }) => {
    const asked: string[] = []
    await page.route('https://stats.elsewhere.example/', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' } })
    })
    await page.goto(site.page('/', consentPage({ config: { services: [named], afterRevoke: 'keep' } })))
    const lines = () =>
      consoleOf(page)
        .texts('error')
        .filter((text) => text.startsWith('[consent]'))
    await expect.poll(lines).toHaveLength(1)
    expect(lines()[0]).toMatch(/services\[0\]: .*"google-analytics".*npx @interactcx\/consent expand/)
    expect(await page.evaluate(ask)).toBe('held')
    await page.getByRole('button', { name: 'Accept all' }).click()
    expect(await page.evaluate(ask)).toBe('held')
    expect(asked).toEqual([])
    expect(await page.evaluate("fetch('/').then(() => 'sent')")).toBe('sent')
  })
}
