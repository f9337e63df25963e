import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

const config: ConsentConfig = {
  afterRevoke: 'keep',
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }], storage: ['_st*'] }],
}
const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
const stores = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']
const throwing = stores
  .map(
    (name) => `Object.defineProperty(window, '${name}', { get() { throw new DOMException('no', 'SecurityError') } })`,
  )
  .join('\n')

test('web storage that throws: choices are kept, tags released and erased, nothing thrown', async ({
  site,
  page,
  context,
}) => {
  await page.addInitScript(throwing)
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  await page.evaluate("document.cookie = '_st=1; max-age=999'")
  await page.evaluate("InteractConsent.acceptAll('session')")
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  await page.evaluate("document.cookie = '_st=1; max-age=999'; InteractConsent.rejectAll()")
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  // The page gets the browser's own answer, as without the SDK.
  expect(
    await page.evaluate(
      (names) =>
        names.map((name) => {
          try {
            return String(Reflect.get(window, name))
          } catch (error) {
            return (error as Error).name
          }
        }),
      stores,
    ),
  ).toEqual(stores.map(() => 'SecurityError'))
  await page.reload()
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

/** A frame that may run scripts and nothing else: each access to what it could keep throws. */
test('a sandboxed frame: refused, nobody is asked, nothing thrown', async ({ site, page }) => {
  const watch = `<script>
    errors = []
    addEventListener('error', ({ message }) => errors.push(message))
    addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  </script>`
  const told = `<script>
    const attempt = (act) => { try { act(); return 'done' } catch (error) { return error.name } }
    setTimeout(() => parent.postMessage({
      errors,
      ran: !!window.ran,
      granted: InteractConsent.allows('analytics'),
      dialogs: document.querySelectorAll('dialog').length,
      by: InteractConsent.choice?.by,
      cookie: attempt(() => { document.cookie }),
      choose: attempt(() => InteractConsent.rejectAll()),
      erase: attempt(() => InteractConsent.reset()),
    }, '*'), 800)
  </script>`
  site.page('/inner', consentPage({ config, before: watch, head: tag, body: told }))
  await page.goto(
    site.page(
      '/',
      `<!doctype html><script>heard = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data)))</script>
        <iframe sandbox="allow-scripts" src="/inner"></iframe>`,
    ),
  )
  expect(await page.evaluate('heard')).toEqual({
    errors: [],
    ran: false,
    granted: false,
    dialogs: 0,
    by: 'browser',
    cookie: 'SecurityError',
    choose: 'done',
    erase: 'done',
  })
  expect(consoleOf(page).errors).toEqual([])
})

test('document.cookie that throws at any time: refused, nothing thrown', async ({ site, page }) => {
  await page.addInitScript(`Object.defineProperty(Document.prototype, 'cookie', { configurable: true,
    get() { throw new DOMException('no', 'SecurityError') }, set() { throw new DOMException('no', 'SecurityError') } })`)
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  await page.waitForTimeout(300)
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.evaluate('InteractConsent.acceptAll(); InteractConsent.rejectAll()')
  expect(await page.evaluate("InteractConsent.allows('analytics')")).toBe(false)
  expect(consoleOf(page).errors).toEqual([])
})

test('a full quota: the page gets its own error, the choice is kept, tags run', async ({ site, page, context }) => {
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  await page.evaluate(() => {
    for (let size = 1 << 20, at = 0; size; at++) {
      try {
        localStorage[`cart${at}`] = 'x'.repeat(size)
      } catch {
        size >>= 1
      }
    }
  })
  await page.getByRole('switch', { name: /session cookies only/i }).check()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  const write = (key: string) =>
    page.evaluate((key) => {
      const attempt = (act: () => void) => {
        try {
          act()
          return 'written'
        } catch (error) {
          return (error as Error).name
        }
      }
      return [
        attempt(() => localStorage.setItem(key, 'more')),
        attempt(() => {
          localStorage[key] = 'more'
        }),
      ]
    }, key)
  expect(await write('cartx')).toEqual(['QuotaExceededError', 'QuotaExceededError'])
  // What cannot be listed to go with the session is dropped, as a refused write is.
  expect(await write('_stx')).toEqual(['written', 'written'])
  expect(await page.evaluate("localStorage.getItem('_stx')")).toBeNull()
  await page.evaluate('InteractConsent.rejectAll()')
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  await page.reload()
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(await page.evaluate('[InteractConsent.choice.granted, Object.keys(localStorage).includes("cart0")]')).toEqual([
    [],
    true,
  ])
  expect(consoleOf(page).errors).toEqual([])
})

test('a jar that takes no cookie: told, and the choice holds for this page', async ({ site, page }) => {
  await page.addInitScript(`{
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set() {} })
  }`)
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('not-saved')
  await page.reload()
  await expect(page.locator('dialog')).toHaveCount(1)
  expect(await page.evaluate("InteractConsent.allows('analytics')")).toBe(false)
  expect(consoleOf(page).errors).toEqual([])
})
