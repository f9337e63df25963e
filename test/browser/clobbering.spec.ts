import type { InteractConsent } from '../../src/script'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

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
const markup: Record<string, (name: string) => string> = {
  form: (name) =>
    `<form name="${name}" id="${name}"><input name="on"><input name="append"><input name="closest"></form>`,
  img: (name) => `<img name="${name}" id="${name}" alt="">`,
  iframe: (name) => `<iframe name="${name}" srcdoc="<form id=on></form>"></iframe>`,
}

for (const [kind, make] of Object.entries(markup)) {
  test(`<${kind}> by a name that scripts use: nothing thrown, nothing granted, nothing written`, async ({
    site,
    page,
    context,
  }) => {
    test.setTimeout(90_000)
    for (const name of NAMES) {
      // The SDK stands where it should, before the markup; or, as some put it, after it.
      for (const [where, parts] of Object.entries({
        before: { config, body: `${make(name)}${tag}` },
        after: { config, src: null, body: `${make(name)}<script src="/consent.js"></script>${tag}` },
      })) {
        await page.goto(site.page('/', consentPage(parts)))
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
        expect(state, `${name} ${where}`).toEqual([undefined, false, null])
        expect(await jar(context), `${name} ${where}`).toEqual([])
        expect(consoleOf(page).errors, `${name} ${where}`).toEqual([])
      }
    }
  })
}

test('a choice is read and kept where a form is called cookie', async ({ site, page, context }) => {
  await page.goto(site.page('/', consentPage({ config, body: `<form name="cookie"></form>${tag}` })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  await page.reload()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('an image called currentScript decides neither the config nor where the parts come from', async ({
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
