import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

const config = { services: [{ id: 'stats', category: 'analytics', hosts: ['stats.localhost'] }] }
const page = (more: Parameters<typeof consentPage>[0] = {}) => consentPage({ config, ...more })

for (const fragment of ['', '#receipt']) {
  test(`leaves the answer to a POST by a GET${fragment && ' of an address with a fragment'}: nothing is ordered twice`, async ({
    site,
    page: tab,
  }) => {
    site.route('/order', (_, response) => void response.type('html').send(page({ body: '<h1>Ordered</h1>' })))
    site.page('/', page({ body: `<form method="post" action="/order${fragment}"><button>Order</button></form>` }))
    const dialogs: string[] = []
    tab.on('dialog', (dialog) => {
      dialogs.push(dialog.type())
      void dialog.accept()
    })
    await tab.goto(site.url('/'))
    await tab.evaluate('InteractConsent.acceptAll()')
    await tab.click('form button')
    await expect(tab.locator('h1')).toHaveText('Ordered')
    await tab.evaluate('setTimeout(() => InteractConsent.rejectAll())')
    await expect.poll(() => site.requests('/order').map(({ method }) => method)).toEqual(['POST', 'GET'])
    await tab.waitForLoadState()
    expect(dialogs).toEqual([])
    expect(tab.url()).toBe(site.url(`/order${fragment}`))
    await expect
      .poll(() => tab.evaluate('window.InteractConsent?.choice?.granted').catch(() => 'the page is on its way'))
      .toEqual([])
  })
}

test('waits a second at most for what it erases before the page is left', async ({ site, page: tab }) => {
  site.page('/', page({ before: '<script>indexedDB.databases = () => new Promise(() => {})</script>' }))
  await tab.goto(site.url('/'))
  await tab.evaluate('InteractConsent.acceptAll()')
  const left = tab.waitForEvent('load')
  const began = Date.now()
  await tab.evaluate('setTimeout(() => InteractConsent.rejectAll())')
  await left
  // A second of patience, and the time that a busy machine takes to load a page.
  expect(Date.now() - began).toBeLessThan(6000)
  expect(await tab.evaluate('InteractConsent.choice.granted')).toEqual([])
})

test('a slow answer to a grant does not bring it back after the refusal', async ({ site, page: tab }) => {
  const config = {
    cookie: { url: '/save' },
    afterRevoke: 'keep',
    services: [{ id: 'stats', category: 'analytics' }],
  }
  site.route('/save', (request, response) => {
    const { choice } = JSON.parse(`${request.body}`)
    const isGrant = /granted=[^&]/.test(choice)
    const answer = () =>
      response.set('Set-Cookie', `interact_consent=${choice}; Path=/; Max-Age=9999`).status(204).send()
    // The grant's answer comes after the refusal's.
    setTimeout(answer, isGrant ? 1500 : 100)
  })
  site.page('/', consentPage({ config }))
  await tab.goto(site.url('/'))
  await tab.evaluate('InteractConsent.acceptAll(); setTimeout(() => InteractConsent.rejectAll(), 300)')
  await expect.poll(() => site.requests('/save').length).toBe(2)
  await tab.waitForTimeout(2500)
  expect(await tab.evaluate('InteractConsent.choice.granted')).toEqual([])
  expect(await tab.evaluate('document.cookie')).not.toMatch(/granted=[^&]/)
})

for (const [how, takeBack] of Object.entries({
  'it is erased': (tab: Page) => tab.evaluate('setTimeout(() => InteractConsent.reset())'),
  'another tab refuses': async (tab: Page) => {
    const other = await tab.context().newPage()
    await other.goto(tab.url())
    await other.evaluate('InteractConsent.rejectAll()')
  },
}))
  test(`a grant that is still on its way to the server does not come back when ${how} and the page reloads`, async ({
    site,
    page: tab,
  }) => {
    const answers: (() => void)[] = []
    site.route('/save', (request, response) => {
      const { choice, domain } = JSON.parse(`${request.body}`)
      const answer = () =>
        response.set('Set-Cookie', `interact_consent=${choice}; Path=/; Domain=${domain}`).status(204).send()
      if (/granted=[^&]/.test(choice)) answers.push(answer)
      else answer()
    })
    const config = { cookie: { url: '/save' }, ui: false, services: [{ id: 'stats', category: 'analytics' }] }
    await tab.goto(site.page('/', consentPage({ config })))
    await tab.evaluate('InteractConsent.acceptAll()')
    await expect.poll(() => answers.length).toBe(1)
    const reloaded = tab.waitForEvent('load')
    await takeBack(tab)
    await reloaded
    for (const answer of answers) answer()
    await tab.evaluate("fetch('/').then((response) => response.text())")
    expect(answers).toHaveLength(1)
    expect(await tab.evaluate('document.cookie')).not.toMatch(/granted=[^&]/)
  })
