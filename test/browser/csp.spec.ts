import { consentPage, consoleOf, expect, test } from './support/site'

const csp =
  "default-src 'self'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'nonce-n0nce'; require-trusted-types-for 'script'"

const tags = `<script nonce="n0nce">ran = []; violations = []
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI))</script>
<script type="text/plain" data-consent="analytics" nonce="n0nce" src="/m.js"></script>
<script type="text/plain" data-consent="analytics" nonce="n0nce">ran.push('inline')</script>
<script type="text/plain" data-consent="analytics" nonce="n0nce" data-type="module">ran.push('module')</script>
<script type="text/plain" data-consent="analytics" nonce="n0nce">document.write('<b id=written>w</b>')</script>
<script type="text/plain" data-consent="analytics">ran.push('injected')</script>
<script type="text/plain" data-consent="analytics" nonce="guess">ran.push('guessed')</script>
<script type="text/plain" data-consent="analytics" src="/evil.js"></script>`

test('a page with nonces, strict-dynamic and Trusted Types works without a violation', async ({ site, page }) => {
  site.script('/m.js', "ran.push('external')")
  site.script('/evil.js', "ran.push('evil')")
  const html = consentPage({ before: tags, attributes: { nonce: 'n0nce' }, body: '<main>content</main>' })
  // The block is data and needs no nonce; the policy comes as a header, so that the nonces are hidden from markup.
  await page.goto(site.page('/', html, { headers: { 'Content-Security-Policy': csp } }))
  expect(await page.evaluate(() => document.querySelector('script[src="/m.js"]')?.getAttribute('nonce'))).toBe('')

  const notice = page.locator('#interact-consent-root dialog')
  await expect(notice).toBeVisible()
  expect(await notice.evaluate((element) => getComputedStyle(element).position)).toBe('fixed')
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  await page.getByRole('button', { name: 'Accept all' }).click()

  await expect.poll(() => page.evaluate('ran')).toEqual(['external', 'inline', 'module'])
  await expect(page.locator('#written')).toHaveCount(1)
  await expect(page.locator('main')).toHaveText('content')
  // Markup that somebody injected inserts another tag later: inert as well.
  await page
    .evaluate(() => {
      const tag = document.createElement('script')
      tag.type = 'text/plain'
      tag.dataset.consent = 'analytics'
      tag.setAttribute('src', '/evil.js')
      document.body.append(tag)
    })
    .catch(() => {})
  await page.waitForTimeout(500)
  expect(await page.evaluate('ran')).toEqual(['external', 'inline', 'module'])
  expect(site.requests('/evil.js')).toEqual([])
  expect(
    consoleOf(page)
      .texts('error')
      .filter((text) => text.includes('[consent] script-held')),
  ).toHaveLength(1)

  // The next page, with the choice made, and the way back.
  await page.reload()
  await expect.poll(() => page.evaluate('ran')).toEqual(['external', 'inline', 'module'])
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(await page.evaluate('violations')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('where `trusted-types` does not name the policy, the tags stay held and the page goes on', async ({
  site,
  page,
}) => {
  const html = consentPage({ before: tags, attributes: { nonce: 'n0nce' }, body: '<main>content</main>' })
  site.script('/m.js', "ran.push('external')")
  await page.goto(site.page('/', html, { headers: { 'Content-Security-Policy': `${csp}; trusted-types 'none'` } }))
  await page.waitForTimeout(500)
  expect(await page.evaluate('ran')).toEqual([])
  await expect(page.locator('main')).toHaveText('content')
  expect(consoleOf(page).errors).toEqual([])
  expect(consoleOf(page).texts('error').join('\n')).toContain('[consent] ui-missing')
})
