import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, jar, type Site, test } from './support/site'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const config: ConsentConfig = {
  afterRevoke: 'keep',
  categories: { analytics: {} },
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
}
const tag = `<script type="text/plain" data-consent="analytics">window.ran = (window.ran || 0) + 1</script>`

/** What is in the place of `document.cookie`, and whether it is the same for ever after. */
const keepSetter = '<script>setter = () => Object.getOwnPropertyDescriptor(Document.prototype, "cookie").set</script>'

/** The same file, as a later version has it. */
function newer(site: Site): string {
  const code = readFileSync(`${dist}consent.js`, 'utf8')
  if (!code.includes(version)) throw new Error('the version is not in the file')
  return site.script('/newer/consent.js', code.replaceAll(version, '99.0.0'))
}
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
/** The packages that the modules leave to the site. */
const PACKAGES = {
  'js-cookie': 'js-cookie/dist/js.cookie.mjs',
  preact: 'preact/dist/preact.mjs',
  'preact/hooks': 'preact/hooks/dist/hooks.mjs',
}
const importMap = `<script type="importmap">${JSON.stringify({
  imports: Object.fromEntries(Object.entries(PACKAGES).map(([name, file]) => [name, `/modules/${file}`])),
})}</script>`
const serveModule = (site: Site): void => {
  for (const file of Object.values(PACKAGES)) site.file(`/modules/${file}`, `${modules}${file}`)
  site.route('/esm/*', (request, response) => response.sendFile(`${dist}esm/${request.path.slice('/esm/'.length)}`))
}

async function expectOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  await expect.poll(() => page.evaluate('window.ran')).toBe(1)
  await page.waitForTimeout(200)
  expect(await page.evaluate('window.ran')).toBe(1)
  await expect(page.locator('#interact-consent-root')).toHaveCount(1)
  expect(consoleOf(page).errors).toEqual([])
}

for (const which of ['the same', 'a newer'] as const) {
  test(`${which} version loaded a second time hands over to the first, and patches nothing`, async ({ site, page }) => {
    const second = which === 'a newer' ? newer(site) : '/consent.js'
    const head = `${keepSetter}<script>first = InteractConsent; before = setter(); choices = []
        document.addEventListener('consent:choice', ({ detail }) => choices.push(detail.newlyGranted.join()))</script>
      <script src="${second}"></script>
      <script>same = first === InteractConsent && before === setter()
        pushed = 0
        InteractConsent.push(() => pushed++)</script>`
    await page.goto(site.page('/', consentPage({ config, head, body: tag })))
    expect(await page.evaluate('[same, pushed]')).toEqual([true, 1])
    await expectOne(page)
    expect(await page.evaluate('choices')).toEqual(['analytics'])
  })
}

test('what was queued is called once, whichever copy comes to it', async ({ site, page }) => {
  const before = '<script>called = 0; window.InteractConsent = [() => called++]</script>'
  const head = '<script src="/consent.js"></script>'
  await page.goto(site.page('/', consentPage({ config, before, head, body: tag })))
  expect(await page.evaluate('called')).toBe(1)
})

test('the script tag and the npm package on one page are one consent', async ({ site, page }) => {
  serveModule(site)
  const head = `${importMap}${keepSetter}<script>before = setter()</script>
    <script type="module">
      import { createConsent } from '/esm/index.js'
      window.same = createConsent(${JSON.stringify(config)}) === InteractConsent && before === setter()
    </script>`
  await page.goto(site.page('/', consentPage({ config, head, body: tag })))
  await expect.poll(() => page.evaluate('window.same')).toBe(true)
  await expectOne(page)
})

test('createConsent twice gives the same; after destroy it starts anew', async ({ site, page, context }) => {
  serveModule(site)
  const head = `${importMap}<script type="module">
      import { createConsent } from '/esm/index.js'
      window.create = () => createConsent(${JSON.stringify(config)})
      window.first = create()
    </script>`
  await page.goto(site.page('/', consentPage({ src: null, head, body: tag })))
  await expect.poll(() => page.evaluate('window.first && create() === first')).toBe(true)
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.evaluate('first.destroy()')
  await expect(page.locator('#interact-consent-root')).toHaveCount(0)
  await page.evaluate("document.cookie = '_st=1'")
  expect((await jar(context)).map(({ name }) => name)).toEqual(['_st'])
  // What is over does nothing more.
  await page.evaluate('first.acceptAll(); first.open(); first.reset(); first.close()')
  expect(await page.evaluate("[first.choice, document.querySelector('dialog')]")).toEqual([null, null])
  expect((await jar(context)).map(({ name }) => name)).toEqual(['_st'])
  expect(await page.evaluate('(second = create()) !== first')).toBe(true)
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual([])
  await page.evaluate("document.cookie = '_st=1'")
  expect((await jar(context)).map(({ name }) => name)).toEqual([])
  await expectOne(page)
})

test('the script tag starts anew after destroy, and tells those that wait', async ({ site, page, context }) => {
  await page.goto(site.page('/', consentPage({ config, body: tag })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.evaluate('InteractConsent.destroy()')
  await page.evaluate('called = 0; (window.InteractConsent ??= []).push(() => called++)')
  await page.addScriptTag({ url: '/consent.js' })
  await page.evaluate("document.cookie = '_st=1'")
  expect((await jar(context)).map(({ name }) => name)).toEqual([])
  expect(await page.evaluate('called')).toBe(1)
  await expectOne(page)
})
