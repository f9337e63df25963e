import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

const config = { afterRevoke: 'keep' as const, services: [{ id: 'clips', category: 'marketing' }] }
const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'

/** A third party with a picture, a style sheet and something that passes for a video. */
function serve(site: Site): (path: string) => string {
  const answer = (path: string, type: string, body: string) =>
    site.route(path, (_request, response) => response.type(type).send(body) as unknown as void, { host: TRACKER_HOST })
  answer('/dot.svg', 'image/svg+xml', DOT)
  answer('/style.css', 'text/css', 'p { color: rgb(1, 2, 3); margin-left: 7px }')
  answer('/clip.mp4', 'video/mp4', 'no video')
  return (path) => site.url(path, TRACKER_HOST)
}
const asked = (site: Site): string[] => [...new Set(site.requests({ host: TRACKER_HOST }).map(({ url }) => url))].sort()
const call = (page: Page, code: string) => page.evaluate(`void InteractConsent.${code}`)

test('pictures, videos and sounds ask for nothing until they are granted', async ({ site, page }) => {
  const at = serve(site)
  const body = `<img data-consent="marketing" data-src="${at('/dot.svg?img')}" alt="a" width="40" height="30">
    <img data-consent="marketing" data-srcset="${at('/dot.svg?set')} 1x" alt="b">
    <picture data-consent="marketing"><source data-srcset="${at('/dot.svg?picture')}"><img data-src="${at('/dot.svg?no')}" alt="c"></picture>
    <input type="image" data-consent="marketing" data-src="${at('/dot.svg?input')}" alt="d">
    <video data-consent="marketing" data-poster="${at('/dot.svg?poster')}" data-src="${at('/clip.mp4?own')}" preload="auto"></video>
    <video data-consent="clips" preload="auto"><source data-src="${at('/clip.mp4?source')}" type="video/mp4"></video>
    <video preload="auto"><source data-consent="clips" data-src="${at('/clip.mp4?tagged')}" type="video/mp4"></video>
    <audio controls data-consent="marketing" data-src="${at('/clip.mp4?audio')}" preload="auto"></audio>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await call(page, 'rejectAll()')
  await page.waitForTimeout(400)
  expect(asked(site)).toEqual([])

  await call(page, 'acceptAll()')
  await expect
    .poll(() => asked(site).map((url) => url.split('?')[1]))
    .toEqual(['audio', 'own', 'source', 'tagged', 'img', 'input', 'picture', 'poster', 'set'])
  expect(consoleOf(page).errors).toEqual([])

  await call(page, 'rejectAll()')
  expect(await page.locator('img[src], img[srcset], source[src], source[srcset], video[src], audio[src]').count()).toBe(
    0,
  )
  // Neither idle (1) nor loading (2): there is nothing that could play.
  expect(
    await page.evaluate(
      () => [...document.querySelectorAll('video')].filter(({ networkState }) => [1, 2].includes(networkState)).length,
    ),
  ).toBe(0)
})

test('a picture keeps the place that its width and height give it', async ({ site, page }) => {
  const at = serve(site)
  const body = `<img data-consent="marketing" data-src="${at('/dot.svg')}" alt="A chart of the year" width="400" height="300"><p id="after">after</p>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await call(page, 'rejectAll()')
  const top = () => page.evaluate(() => document.getElementById('after')?.getBoundingClientRect().top)
  await page.waitForTimeout(200)
  const before = await top()
  await call(page, 'acceptAll()')
  await expect.poll(() => page.evaluate(() => document.images[0]?.naturalWidth)).toBe(40)
  expect(await top()).toBe(before)
})

test('a style sheet keeps its place in the cascade, and is off after a withdrawal', async ({ site, page }) => {
  const at = serve(site)
  const head = `<link rel="stylesheet" data-consent="marketing" data-href="${at('/style.css')}"><style>p { color: rgb(9, 9, 9) }</style>`
  await page.goto(site.page('/', consentPage({ config, head, body: '<p id="text">text</p>' })))
  const look = () =>
    page.locator('#text').evaluate((text) => {
      const { color, marginLeft } = getComputedStyle(text)
      return `${color} ${marginLeft}`
    })
  await call(page, 'rejectAll()')
  await page.waitForTimeout(300)
  expect(asked(site)).toEqual([])
  expect(await look()).toBe('rgb(9, 9, 9) 0px')
  await call(page, 'acceptAll()')
  await expect.poll(look).toBe('rgb(9, 9, 9) 7px')
  await call(page, 'rejectAll()')
  await expect.poll(look).toBe('rgb(9, 9, 9) 0px')
})

test('where the page has a nonce, only style sheets that bear it are let go', async ({ site, page }) => {
  const at = serve(site)
  const csp = `script-src 'nonce-n0nce' 'strict-dynamic'; require-trusted-types-for 'script'`
  const body = `<link rel="stylesheet" nonce="n0nce" data-consent="marketing" data-href="${at('/style.css?own')}">
    <link rel="stylesheet" data-consent="marketing" data-href="${at('/style.css?injected')}">
    <iframe nonce="n0nce" data-consent="marketing" data-srcdoc="<p>own</p>" title="own"></iframe>
    <iframe data-consent="marketing" data-srcdoc="<p>injected</p>" title="injected"></iframe>
    <img data-consent="marketing" data-src="${at('/dot.svg')}" alt="a">`
  const html = consentPage({ config, body, attributes: { nonce: 'n0nce' } })
  await page.goto(site.page('/', html, { headers: { 'Content-Security-Policy': csp } }))
  await call(page, 'acceptAll()')
  await expect.poll(() => asked(site)).toEqual(['/dot.svg', '/style.css?own'])
  await expect(page.frameLocator('[title=own]').locator('p')).toHaveText('own')
  await expect(page.locator('[title=injected]')).not.toHaveAttribute('srcdoc')
  await expect
    .poll(
      () =>
        consoleOf(page)
          .texts('error')
          .filter((text) => text.includes('tag-held')).length,
    )
    .toBe(2)
  expect(consoleOf(page).errors).toEqual([])
})

test('what a player lays over its video does not take the clicks from the placeholder', async ({ site, page }) => {
  const at = serve(site)
  const layer = 'position: absolute; inset: 0; z-index'
  // As MediaElement builds it, WordPress's player: each part is a layer of its own.
  const body = `<header style="position: sticky; top: 0; z-index: 5; height: 120px">Shop</header>
    <div style="position: relative; width: 480px; height: 270px">
      <div style="${layer}: 0"><video data-consent="clips" data-src="${at('/clip.mp4')}" title="A film" width="480" height="270" preload="auto"></video></div>
      <div style="${layer}: 1" onclick="pressed = true"></div><div style="${layer}: 3; top: 200px"><button>Play</button></div>
    </div><p style="height: 3000px">Below</p>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await call(page, 'rejectAll()')
  const frame = page.frameLocator('iframe[title="A film"]')
  await expect(frame.getByRole('button', { name: 'Load this once' })).toBeVisible()
  // The page's own bar stays over it.
  await page.evaluate('scrollTo(0, 100)')
  await expect.poll(() => page.evaluate('document.elementFromPoint(200, 60).localName')).toBe('header')
  await page.evaluate('scrollTo(0, 0)')
  await frame.getByRole('button', { name: 'Load this once' }).click()
  await expect.poll(() => asked(site).length).toBe(1)
  expect(await page.evaluate('window.pressed')).toBeUndefined()
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.locator('iframe[title="A film"]')).toHaveCount(0)
})
