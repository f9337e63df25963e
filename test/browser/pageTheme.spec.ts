import type { Page } from '@playwright/test'
import { placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

/* A placeholder stands in a document of its own, which no style of the page reaches: it has a copy of the page's theme. */

const DARK = 'rgb(1, 2, 3)'
const dark = '{ --consent-surface: rgb(1, 2, 3) }'
const ALL = ['A clip', 'A card', 'A film']

interface Switch {
  /** Of the page. */
  css?: string
  /** What the page's script does. */
  code: string
  /** What it colours. */
  follow?: string[]
}

/** How pages switch their theme. */
const SWITCHES: Record<string, Switch> = {
  'a class of <html>': { css: `.dark ${dark}`, code: `document.documentElement.classList.add('dark')` },
  'an attribute of <body>': { css: `[data-theme=dark] ${dark}`, code: `document.body.dataset.theme = 'dark'` },
  'a class of the app': { css: `.dark ${dark}`, code: `document.querySelector('main').className = 'dark'` },
  'a class of a component': {
    css: `.dark ${dark}`,
    code: `document.querySelector('x-card').className = 'dark'`,
    follow: ['A card'],
  },
  'a custom property': { code: `document.documentElement.style.setProperty('--consent-surface', '${DARK}')` },
  'a <style> that is added': {
    code: `document.head.append(Object.assign(document.createElement('style'), { textContent: ':root ${dark}' }))`,
  },
  'a style sheet that is switched on': {
    code: `document.querySelector('link').disabled = false`,
  },
  'a control, by :has()': {
    css: `:root:has(:checked) ${dark}`,
    code: `document.querySelector('[type=checkbox]').click()`,
  },
}

async function open(site: Site, page: Page, css = '') {
  site.route('/dark.css', (_request, response) => void response.type('css').send(`:root ${dark}`))
  const clip = (name: string) =>
    `<iframe data-consent="marketing" data-src="/clip" title="${name}" width="300" height="200"></iframe>`
  const body = `<input type="checkbox"><main>${clip('A clip')}
    <x-card><template shadowrootmode="open">${clip('A card')}</template></x-card>
    <video data-consent="marketing" data-src="/film" title="A film" width="300" height="200"></video></main>`
  const head = `<link rel="stylesheet" href="/dark.css" disabled><style>${css}</style>`
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, head, body })))
  await page.evaluate('InteractConsent.rejectAll()')
  for (const name of ALL) await expect(placeholderIn(page, name)).toBeVisible()
  await page.waitForTimeout(300)
}

async function expectSurfaces(page: Page, expected: string[]): Promise<void> {
  const surface = (name: string) =>
    placeholderIn(page, name).evaluate((box) => getComputedStyle(box).backgroundColor === 'rgb(1, 2, 3)')
  // Nothing else in the page changes, so that nothing else has a placeholder looked at.
  await expect
    .poll(async () => (await Promise.all(ALL.map(async (name) => ((await surface(name)) ? [name] : [])))).flat(), {
      timeout: 5000,
    })
    .toEqual(expected)
}

for (const [how, { css, code, follow = ALL }] of Object.entries(SWITCHES)) {
  test(`placeholders follow the page's theme: ${how}`, async ({ site, page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await open(site, page, css)
    await expectSurfaces(page, [])
    await page.evaluate(code)
    await expectSurfaces(page, follow)
    expect(consoleOf(page).errors).toEqual([])
  })
}

test("placeholders follow the system's theme as the page does", async ({ site, page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(site, page, `@media (prefers-color-scheme: dark) { :root ${dark} }`)
  await expectSurfaces(page, [])
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectSurfaces(page, ALL)
})
