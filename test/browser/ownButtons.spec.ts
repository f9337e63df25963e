import { consentPage, consoleOf, expect, jar, test } from './support/site'

const body = `<nav><button data-consent-accept><b>Yes</b></button> <a href="/elsewhere" data-consent-reject>No</a>
<button data-consent-open>Settings</button></nav>`
const config = { layout: 'banner' as const, afterRevoke: 'keep' as const }
const granted = 'InteractConsent.choice?.granted'

test("a page's own buttons accept and refuse with no script, as the visitor's own act", async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body })))
  const banner = page.getByRole('region')
  await expect(banner).toBeVisible()
  await page.getByText('Yes').click()
  await expect(banner).toHaveCount(0)
  expect(await page.evaluate(granted)).toEqual(['functional', 'analytics', 'marketing'])
  expect(await page.evaluate('InteractConsent.choice.by')).toBe('visitor')
  await page.getByText('No').click()
  expect(await page.evaluate(granted)).toEqual([])
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByText('Settings').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(consoleOf(page).texts()).toEqual([])
})

test('they do so in a menu that keeps its clicks to itself, and one that is marked for both refuses', async ({
  site,
  page,
}) => {
  const menu = body.replace(
    '<nav>',
    '<nav onclick="event.stopPropagation()"><i data-consent-accept data-consent-reject>Both</i>',
  )
  await page.goto(site.page('/', consentPage({ config, body: menu })))
  await page.getByText('Yes').click()
  expect(await page.evaluate(granted)).toEqual(['functional', 'analytics', 'marketing'])
  await page.getByText('Both').click()
  expect(await page.evaluate(granted)).toEqual([])
  await page.getByText('Settings').click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test("buttons in a component's shadow root do so too", async ({ site, page }) => {
  const inShadow = (name: string, content: string) =>
    `customElements.define('${name}', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '${content}' } })`
  const components = `<x-foot></x-foot><x-button data-consent-accept></x-button><script>
    ${inShadow('x-foot', '<button data-consent-reject><b>Inner no</b></button>')}
    ${inShadow('x-button', '<button>Outer yes</button>')}</script>`
  await page.goto(site.page('/', consentPage({ config, body: components })))
  await page.getByText('Inner no').click()
  expect(await page.evaluate(granted)).toEqual([])
  await page.getByText('Outer yes').click()
  expect(await page.evaluate(granted)).toEqual(['functional', 'analytics', 'marketing'])
})

test('accepting leaves refused what the privacy signal refuses', async ({ site, page }) => {
  await page.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.getByText('Yes').click()
  expect(await page.evaluate(granted)).toEqual(['functional', 'analytics'])
})

test('nothing is decided before one of them is pressed', async ({ site, page, context }) => {
  await page.goto(site.page('/', consentPage({ config, body })))
  await page.getByText('Yes').hover()
  await page.getByRole('heading').first().click()
  expect(await page.evaluate(granted)).toBeUndefined()
  expect(await jar(context)).toEqual([])
})
