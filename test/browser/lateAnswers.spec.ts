import type { Response } from 'express'
import { consentPage, consoleOf, expect, test } from './support/site'

const config = { policy: { url: '/p', version: '1' }, cookie: { url: '/consent' } }
const html = consentPage({ config, body: '<button data-consent-open>Cookie settings</button>' })

for (const afterRevoke of ['reload', 'keep'] as const) {
  test(`a refusal holds although the answer to the grant of the page before comes after it (${afterRevoke})`, async ({
    site,
    page,
  }) => {
    const late: [Response, string][] = []
    site.route('/consent', (request, response) => {
      const { choice, domain } = JSON.parse(`${request.body}`) as Record<string, string>
      const cookie = `interact_consent=${choice}; Path=/; Domain=${domain}`
      if (/granted=\w/.test(cookie)) late.push([response, cookie])
      else response.set('Set-Cookie', cookie).status(204).send()
    })
    const next = consentPage({ config: { ...config, afterRevoke } })
    await page.goto(site.page('/', html))
    await page.evaluate('InteractConsent.acceptAll()')
    await expect.poll(() => late.length).toBe(1)
    await page.goto(site.page('/next', next))
    // Sent again as that page was left.
    await expect.poll(() => late.length).toBe(2)
    const answered = page.waitForRequest((request) => !!request.postData()?.includes('granted=&'))
    const reloaded = afterRevoke === 'reload' && page.waitForEvent('load')
    await page.evaluate('InteractConsent.rejectAll()')
    await answered
    await reloaded

    for (const [response, cookie] of late) response.set('Set-Cookie', [cookie, 'came=1; Path=/']).status(204).send()
    const cookie = () => page.evaluate<string>('document.cookie')
    await expect.poll(cookie).toContain('came=1')
    await expect.poll(cookie).toContain('granted=&')
    expect(await cookie()).not.toMatch(/granted=\w/)
    expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  })
}

const ANSWERS: Record<string, (choice: string) => string> = {
  'escapes the choice again': (choice) => `${encodeURIComponent(choice)}; Path=/`,
  'quotes it': (choice) => `"${choice}"; Path=/`,
  'gives it another path, too': (choice) => `${choice}; Path=/shop`,
}
for (const [what, set] of Object.entries(ANSWERS)) {
  test(`an endpoint that ${what} is told, and the choice holds`, async ({ site, page }) => {
    site.route('/consent', (request, response) => {
      const { choice = '', domain } = JSON.parse(`${request.body}`) as Record<string, string>
      const cookie = `interact_consent=${set(choice)}; Domain=${domain}`
      response.set('Set-Cookie', cookie).status(204).send()
    })
    await page.goto(site.page('/shop/', html))
    await page.evaluate('InteractConsent.acceptAll()')
    const lines = () =>
      consoleOf(page)
        .texts('error')
        .filter((text) => text.startsWith('[consent]'))
    await expect.poll(lines).toHaveLength(1)
    expect(lines()[0]).toMatch(/^\[consent\] endpoint-lost: Set-Cookie — /)
    await expect.poll(() => page.evaluate('document.cookie')).toMatch(/(^|; )interact_consent=v=1&/)
    await page.goto(site.page('/next', html))
    expect(await page.evaluate('InteractConsent.allows("analytics")')).toBe(true)
  })
}
