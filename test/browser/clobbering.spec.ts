import type { InteractConsent } from '../../src/global'
import { sweep } from '../support/sweep'
import { consentPage, consoleOf, expect, jar, type PageParts, test } from './support/site'

const config = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
}
const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'

/** Markup takes the place of what scripts look for by these names (visitors' comments, old form fields). */
const NAMES = [
  'cookie',
  'head',
  'body',
  'currentScript',
  'documentElement',
  'createElement',
  'querySelector',
  'querySelectorAll',
  'addEventListener',
  'dispatchEvent',
  'readyState',
  'activeElement',
  'baseURI',
  'prerendering',
  'InteractConsent',
  'interact-consent',
  'interact-consent-root',
  'cookieStore',
  'trustedTypes',
]
const MARKUP: Record<string, (name: string) => string> = {
  form: (name) =>
    `<form name="${name}" id="${name}"><input name="on"><input name="append"><input name="closest"></form>`,
  img: (name) => `<img name="${name}" id="${name}" alt="">`,
  iframe: (name) => `<iframe name="${name}" srcdoc="<form id=on></form>"></iframe>`,
}

/** The SDK stands where it should, before the markup; or, as some put it, after it. */
const PLACES: Record<string, (markup: string) => PageParts> = {
  before: (markup) => ({ config, body: `${markup}${tag}` }),
  after: (markup) => ({ config, src: null, body: `${markup}<script src="/consent.js"></script>${tag}` }),
}

const cases = sweep({ kind: Object.keys(MARKUP), name: NAMES, place: Object.keys(PLACES) })
for (const kind of Object.keys(MARKUP)) {
  test(`throws, grants and writes nothing beside an <${kind}> by a name that scripts use`, async ({
    site,
    page,
    context,
  }) => {
    test.setTimeout(90_000)
    for (const { name, place } of cases.filter((one) => one.kind === kind)) {
      const where = `${name}, the SDK ${place}`
      await page.goto(site.page('/', consentPage(PLACES[place]?.(MARKUP[kind]?.(name) ?? '') ?? {})))
      const state = await page.evaluate((kind) => {
        const clobber = Element.prototype.getElementsByTagName.call(
          Reflect.get(Document.prototype, 'documentElement', document),
          kind,
        )[0]
        clobber?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
        Reflect.set(Document.prototype, 'cookie', '_st=1', document)
        const consent = window.InteractConsent as InteractConsent
        return [Reflect.get(window, 'ran'), consent.allows('analytics'), consent.choice]
      }, kind)
      expect(state, where).toEqual([undefined, false, null])
      expect(await jar(context), where).toEqual([])
      expect(consoleOf(page).errors, where).toEqual([])
    }
  })
}

test('asks beside an image called body', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body: '<img name="body" alt="">' })))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  await expect(page.locator('.interact-consent-launcher')).toBeVisible()
})

test('reads and keeps a choice where a form is called cookie', async ({ site, page, context }) => {
  await page.goto(site.page('/', consentPage({ config, body: `<form name="cookie"></form>${tag}` })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  await page.reload()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('lets an image called currentScript decide neither the config nor where the parts come from', async ({
  site,
  page,
}) => {
  const image = '<img name="currentScript" src="/evil/x.js" data-policy-url="/evil" data-policy-version="666" alt="">'
  const own = '<script src="/consent.js" data-policy-url="/ours" data-policy-version="1"></script>'
  await page.goto(site.page('/', consentPage({ src: null, body: image + own })))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  expect(await page.evaluate('InteractConsent.choice.policy')).toBe('1')
  expect(site.requests(/^\/evil\/consent/)).toEqual([])
})
