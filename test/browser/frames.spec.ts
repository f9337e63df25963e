import type { Page } from '@playwright/test'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, jar, type Site, storageOf, TRACKER_HOST, test } from './support/site'

const config = {
  afterRevoke: 'keep' as const,
  services: [
    { id: 'clips', name: 'Clips', provider: 'Clip Company', category: 'marketing', hosts: ['tracker.localhost'] },
    { id: 'ads', name: 'Ads', category: 'marketing' },
  ],
}

/** Answers as a third party's frame does, and counts its own lives. */
function serveFrame(site: Site): string {
  return site.page('/embed', '<!doctype html><title>embed</title><button>Play</button>', { host: TRACKER_HOST })
}
const asked = (site: Site): string[] => site.requests({ host: TRACKER_HOST }).map(({ url }) => url)
const frame = (url: string, more = ''): string =>
  `<iframe id="f" data-consent="marketing" data-src="${url}" title="A clip" width="480" height="270" ${more}></iframe>`
const call = (page: Page, code: string) => page.evaluate(`void InteractConsent.${code}`)
/** What was told, from the page's beginning. */
const listen = `<script>told = []
for (const type of ['blocked', 'released']) document.addEventListener('consent:' + type, ({ detail: { element, ...rest } }) =>
  told.push([type, ...Object.values(rest)].join(' ')))</script>`

test('a tagged frame asks for nothing until its category is granted, and then once', async ({
  site,
  page,
  context,
}) => {
  const url = serveFrame(site)
  await page.goto(site.page('/', consentPage({ config, before: listen, body: frame(url) })))
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await page.waitForTimeout(300)
  expect(asked(site)).toEqual([])
  expect(await jar(context)).toEqual([])
  expect(await storageOf(page)).toEqual({ local: [], session: [], idb: [], caches: [] })
  expect(await page.evaluate('told')).toEqual([`blocked frame marketing clips ${new URL(url).host}`])

  await call(page, 'rejectAll()')
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual([])

  await call(page, 'acceptAll()')
  await expect(page.frameLocator('#f').getByRole('button', { name: 'Play' })).toBeVisible()
  expect(await countPlaceholders(page)).toBe(0)
  // Nothing that happens in the page after that lets it go anew.
  await page.evaluate(() => document.body.append('more'))
  await call(page, 'acceptAll()')
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual(['/embed'])
  expect(await page.evaluate('told')).toEqual([expect.stringContaining('blocked'), 'released frame marketing'])
  expect(consoleOf(page).errors).toEqual([])
})

test('a frame whose tag is met with the choice made loads without a placeholder', async ({ site, page }) => {
  const url = serveFrame(site)
  await page.goto(site.page('/', consentPage({ config, body: frame(url) })))
  await call(page, 'acceptAll()')
  await page.reload()
  await expect(page.frameLocator('#f').getByRole('button', { name: 'Play' })).toBeVisible()
  expect(await countPlaceholders(page)).toBe(0)
})

for (const [need, wish, loads] of [
  ['marketing analytics', { granted: ['marketing'] }, false],
  ['marketing analytics', { granted: ['marketing', 'analytics'] }, true],
  ['clips', { granted: ['marketing'] }, true],
  ['clips', { granted: ['marketing'], except: ['clips'] }, false],
  // The tag names the category; the host belongs to a service that was refused by its name.
  ['marketing', { granted: ['marketing'], except: ['clips'] }, false],
  ['', { granted: ['marketing'] }, false],
] as const) {
  test(`data-consent="${need}" under ${JSON.stringify(wish)}: ${loads ? 'loads' : 'waits'}`, async ({ site, page }) => {
    const url = serveFrame(site)
    const body = frame(url).replace('data-consent="marketing"', `data-consent="${need}"`)
    await page.goto(site.page('/', consentPage({ config, body })))
    await call(page, `choose(${JSON.stringify(wish)})`)
    await page.waitForTimeout(400)
    expect(asked(site)).toEqual(loads ? ['/embed'] : [])
  })
}

test('data-consent-lifetime="persistent" is not covered by a choice for the session', async ({ site, page }) => {
  const url = serveFrame(site)
  await page.goto(site.page('/', consentPage({ config, body: frame(url, 'data-consent-lifetime="persistent"') })))
  await call(page, "acceptAll('session')")
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual([])
  // No choice that keeps to the session covers it, so none is offered.
  await expect(placeholderIn(page, 'A clip').getByRole('button', { name: /Always allow/ })).toHaveCount(0)
  await call(page, "acceptAll('persistent')")
  await expect.poll(() => asked(site)).toEqual(['/embed'])
})

test('tags that are added later, moved or given their address late are held and released too', async ({
  site,
  page,
}) => {
  const url = serveFrame(site)
  await page.goto(site.page('/', consentPage({ config, body: '<main></main>' })))
  await call(page, 'rejectAll()')
  await page.evaluate((url) => {
    const late = document.createElement('iframe')
    late.title = 'late'
    late.dataset.consent = 'marketing'
    late.dataset.src = url
    document.querySelector('main')?.append(late)
  }, url)
  await expect(placeholderIn(page, 'late')).toBeVisible()
  // The page takes the frame away: what stood for it goes with it.
  await page.evaluate(() => document.querySelector('iframe')?.remove())
  await expect(placeholderIn(page, 'late')).toHaveCount(0)
  await page.evaluate((url) => {
    document.body.innerHTML = `<section><iframe title="swapped" data-consent="marketing" data-src="${url}"></iframe></section>`
  }, url)
  await expect(placeholderIn(page, 'swapped')).toBeVisible()
  expect(asked(site)).toEqual([])
  await call(page, 'acceptAll()')
  await expect.poll(() => asked(site)).toEqual(['/embed'])
})

test('after a withdrawal the frame is empty, what ran there is gone, and its placeholder is back', async ({
  site,
  page,
}) => {
  site.page('/tick', '', { host: TRACKER_HOST })
  const url = site.page('/embed', "<script>setInterval(() => fetch('/tick'), 50)</script>", { host: TRACKER_HOST })
  await page.goto(site.page('/', consentPage({ config, before: listen, body: frame(url) })))
  await call(page, 'acceptAll()')
  await expect.poll(() => site.requests('/tick').length).toBeGreaterThan(1)
  const steps = await page.evaluate(() => history.length)

  await call(page, 'rejectAll()')
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await page.waitForTimeout(200)
  site.forgetRequests()
  await page.waitForTimeout(600)
  expect(site.requests()).toEqual([])
  expect(page.frames()).toHaveLength(2)
  expect(page.frames()[1]?.url()).toMatch(/^about:blank/)

  await call(page, 'acceptAll()')
  await expect.poll(() => site.requests('/tick').length).toBeGreaterThan(1)
  // The visitor's back button still leads off the page.
  expect(await page.evaluate(() => history.length)).toBe(steps)
  expect(await page.evaluate('told')).toEqual([
    expect.stringContaining('blocked'),
    'released frame marketing',
    expect.stringContaining('blocked'),
    'released frame marketing',
  ])
})

test('an address left under `src` is taken off, and one for the time of waiting is kept', async ({ site, page }) => {
  const url = serveFrame(site)
  const wait = site.page('/wait', 'own')
  const body = `<iframe id="f" data-consent="marketing" src="${wait}" data-src="${url}" title="A clip"></iframe>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await call(page, 'rejectAll()')
  await page.evaluate((url) => {
    const late = Object.assign(document.createElement('iframe'), { title: 'late', src: url })
    late.loading = 'lazy'
    late.style.marginTop = '9999px'
    late.dataset.consent = 'marketing'
    document.body.append(late)
  }, url)
  await expect(page.locator('[title=late]')).toHaveAttribute('src', /^about:blank#/)
  await page.locator('[title=late]').scrollIntoViewIfNeeded()
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual([])
  await call(page, 'acceptAll()')
  await expect(page.locator('#f')).toHaveAttribute('src', url)
  await call(page, 'rejectAll()')
  await expect(page.locator('#f')).toHaveAttribute('src', wait)
})

test('`srcdoc`, `embed` and `object` wait as well', async ({ site, page }) => {
  site.script('/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', {
    host: TRACKER_HOST,
    headers: { 'Content-Type': 'image/svg+xml' },
  })
  const dot = site.url('/dot.svg', TRACKER_HOST)
  const body = `<iframe data-consent="marketing" data-srcdoc="<img src='${dot}?doc'>" title="doc"></iframe>
    <embed data-consent="marketing" type="image/svg+xml" data-src="${dot}?embed" title="embed" width="300" height="200">
    <object data-consent="marketing" type="image/svg+xml" data-data="${dot}?object" title="object" width="300" height="200"></object>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await call(page, 'rejectAll()')
  for (const name of ['doc', 'embed', 'object']) await expect(placeholderIn(page, name)).toBeVisible()
  expect(asked(site)).toEqual([])
  await call(page, 'acceptAll()')
  await expect.poll(() => asked(site).sort()).toEqual(['/dot.svg?doc', '/dot.svg?embed', '/dot.svg?object'])
})

test('an address that is a script is never let go', async ({ site, page }) => {
  await page.goto(
    site.page(
      '/',
      consentPage({
        config,
        body: '<iframe data-consent="marketing" data-src=" java\tscript:parent.ran=1" title="A clip"></iframe>',
      }),
    ),
  )
  await call(page, 'acceptAll()')
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('tag-held')
  expect(await page.evaluate('window.ran')).toBeUndefined()
})

test('destroy() takes the placeholders off and lets nothing go', async ({ site, page }) => {
  const url = serveFrame(site)
  const html = frame(url)
  await page.goto(site.page('/', consentPage({ config, body: html })))
  await call(page, 'rejectAll()')
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await call(page, 'destroy()')
  await expect(placeholderIn(page, 'A clip')).toHaveCount(0)
  expect(await page.evaluate(() => document.getElementById('f')?.outerHTML)).toBe(html.replace(' >', '>'))
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), html)
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual([])
})

test('a page without tags never asks for consent-frames.js, nor one with a way back for consent-launcher.js', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config, body: '<button data-consent-open>Cookies</button>' })))
  await call(page, 'acceptAll()')
  await page.reload()
  await page.waitForTimeout(300)
  expect(site.requests(/consent-(frames|launcher)/)).toEqual([])
  await page.goto(site.page('/none', consentPage({ config })))
  await expect(page.locator('.interact-consent-launcher')).toBeVisible()
  expect(site.requests(/consent-frames/)).toEqual([])
})

test('a frame is held and released without leaving the page: what watches it would give it up', async ({
  site,
  page,
}) => {
  const url = site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })
  // As iframe-resizer does.
  const watch = `<script>new MutationObserver((records) => {
    for (const { removedNodes } of records) for (const node of removedNodes) if (node.localName === 'iframe') node.remove()
  }).observe(document.body, { childList: true })</script>`
  await page.goto(site.page('/', consentPage({ config, body: frame(url) + watch })))
  await call(page, 'rejectAll()')
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await expect(page.locator('iframe')).toHaveAttribute('src', /^about:blank#/)
  const steps = await page.evaluate(() => history.length)
  await placeholderIn(page, 'A clip').getByRole('button', { name: 'Load this once' }).click()
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible()
  expect(await page.evaluate(() => history.length)).toBe(steps)
})
