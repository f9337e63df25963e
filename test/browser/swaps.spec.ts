import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, type PageParts, test } from './support/site'

const config: ConsentConfig = { afterRevoke: 'keep' }
const notice = (page: Page) => page.getByRole('button', { name: 'Reject all', exact: true })
const tag = (name: string) =>
  `<script type="text/plain" data-consent="analytics">(window.ran ??= []).push('${name}')</script>`

/** How single-page frameworks put another page into the same document. */
const SWAPS: Record<string, string> = {
  'a new <body>': `const next = document.createElement('body')
    next.innerHTML = html
    document.body = next`,
  'what is in <body>': 'document.body.innerHTML = html',
  'head and body, as Turbo does': `const next = new DOMParser().parseFromString('<title>Next</title><body>' + html, 'text/html')
    for (const one of [...document.head.children]) if (!one.matches('script')) one.remove()
    document.head.append(...next.head.children)
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body)`,
  'the attributes of <html> and the body, as Astro does': `const root = document.documentElement
    for (const { name } of [...root.attributes]) root.removeAttribute(name)
    const next = new DOMParser().parseFromString(html, 'text/html')
    document.body.replaceWith(next.body)`,
  'the whole <html>': `const next = new DOMParser().parseFromString('<body>' + html, 'text/html')
    document.documentElement.replaceWith(document.adoptNode(next.documentElement))`,
  'a document that is written anew': 'document.open(); document.write("<body>" + html); document.close()',
}
const swap = (page: Page, how: string, html: string) =>
  page.evaluate(`(() => { const html = ${JSON.stringify(html)}; ${SWAPS[how]} })()`)

for (const how of Object.keys(SWAPS)) {
  const parts: PageParts = { config, body: `<p>first</p>${tag('first')}` }

  test(`${how}: an open notice stays, once, and can be answered`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage(parts)))
    await expect(notice(page)).toBeVisible()
    for (let at = 0; at < 2; at++) {
      await swap(page, how, `<p>next ${at}</p>`)
      await expect(page.getByText(`next ${at}`)).toBeAttached()
      await expect(page.locator('#interact-consent-root')).toHaveCount(1)
      await expect(notice(page)).toBeVisible()
    }
    await notice(page).click()
    await expect(page.locator('dialog')).toHaveCount(0)
    expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`${how}: the choice is mirrored, the way back is there, and tags are released once`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage(parts)))
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => page.evaluate('window.ran')).toEqual(['first'])
    const launcher = page.getByRole('button', { name: 'Cookie settings' })
    await expect(launcher).toBeVisible()
    await swap(page, how, `<p>next</p>${tag('next')}`)
    await expect.poll(() => page.evaluate('window.ran')).toEqual(['first', 'next'])
    await expect(page.locator('html')).toHaveAttribute('data-consent-granted', 'functional analytics marketing')
    await expect(launcher).toHaveCount(1)
    await launcher.click()
    await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
    await page.keyboard.press('Escape')
    await swap(page, how, '<button data-consent-open>Ours</button>')
    await expect(launcher).toHaveCount(0)
    await page.getByRole('button', { name: 'Ours' }).click()
    await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
    await page.waitForTimeout(200)
    expect(await page.evaluate('window.ran')).toEqual(['first', 'next'])
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(page.locator('html')).toHaveAttribute('data-consent-granted', '')
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('a page put back from a copy has no second notice in it that nobody hears', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, body: '<p>first</p>' })))
  await expect(notice(page)).toBeVisible()
  await page.evaluate('copy = document.body.cloneNode(true); document.body = document.createElement("body")')
  await expect(notice(page)).toBeVisible()
  await page.evaluate('document.body = copy.cloneNode(true)')
  await expect(page.getByText('first')).toBeAttached()
  await expect(page.locator('#interact-consent-root')).toHaveCount(1)
  await notice(page).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.evaluate('document.body = copy.cloneNode(true)')
  await expect(page.getByText('first')).toBeAttached()
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
})

test('an open notice stays where the page replaces its content again at once, before it is put back', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config })))
  await expect(notice(page)).toBeVisible()
  await page.evaluate(async () => {
    for (let at = 0; at < 20; at++) {
      document.body.innerHTML = `<p>next ${at}</p>`
      // Within the time for which changes are gathered, and with a frame drawn in between.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    }
  })
  await expect(notice(page)).toBeVisible()
  await expect(page.locator('dialog')).toHaveCount(1)
})
