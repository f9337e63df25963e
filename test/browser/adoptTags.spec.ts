import type { Page } from '@playwright/test'
import type { Adoption } from '../../src/config/schema'
import { ourPage, ran, tagsOf } from './adopt/movedSite'
import { consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

const run = (name: string) => `(window.ran ??= []).push('${name}')`
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

/** What needs analytics and what needs marketing, as each tool tags it; the marketing ones load `src`. */
interface Tags {
  adopt: Adoption
  stats: string
  ads: string
  frame?: (src: string) => string
  image?: (src: string) => string
  style?: (src: string) => string
}

const TOOLS: Record<string, Tags> = {
  'vanilla-cookieconsent': {
    adopt: { from: 'vanilla-cookieconsent', map: { Stats: 'stats' } },
    stats: `<script type="text/plain" data-category="analytics" data-service="Stats">${run('stats')}</script>`,
    ads: `<script type="text/plain" data-category="marketing">${run('ads')}</script>`,
  },
  klaro: {
    adopt: { from: 'klaro', map: { counter: 'stats' } },
    stats: `<script type="text/plain" data-type="application/javascript" data-name="counter">${run('stats')}</script>`,
    ads: `<script type="text/plain" data-type="application/javascript" data-name="ads">${run('ads')}</script>`,
    frame: (src) => `<iframe title="A clip" data-name="ads" data-src="${src}"></iframe>`,
    image: (src) => `<img alt="" data-name="ads" data-src="${src}">`,
    style: (src) => `<link rel="stylesheet" type="text/plain" data-type="text/css" data-name="ads" data-href="${src}">`,
  },
  Cookiebot: {
    adopt: { from: 'cookiebot' },
    stats: `<script type="text/plain" data-cookieconsent="statistics">${run('stats')}</script>`,
    ads: `<script type="text/plain" data-cookieconsent="statistics, marketing">${run('ads')}</script>`,
    frame: (src) => `<iframe title="A clip" data-cookieconsent="marketing" data-cookieblock-src="${src}"></iframe>`,
    image: (src) => `<img alt="" data-cookieconsent="marketing" data-cookieblock-src="${src}">`,
  },
  OneTrust: {
    adopt: { from: 'onetrust' },
    stats: `<script type="text/plain" class="a optanon-category-C0002">${run('stats')}</script>`,
    ads: `<script type="text/plain" class="optanon-category-C0002-C0004">${run('ads')}</script>`,
    frame: (src) => `<iframe title="A clip" class="optanon-category-C0004 b" data-src="${src}"></iframe>`,
    image: (src) => `<img alt="" class="optanon-category-C0004" data-src="${src}">`,
  },
  Usercentrics: {
    adopt: { from: 'usercentrics', map: { 'Our Statistics': 'stats', 'An Ad Network': 'ads' } },
    stats: `<script type="text/plain" data-usercentrics="Our Statistics">${run('stats')}</script>`,
    ads: `<script type="text/plain" data-usercentrics="An Ad Network">${run('ads')}</script>`,
    frame: (src) => `<iframe title="A clip" data-usercentrics="An Ad Network" uc-src="${src}"></iframe>`,
  },
}

const choose = (page: Page, granted: string[]) =>
  page.evaluate(
    (granted) =>
      (window as unknown as { InteractConsent: import('../../src').Consent }).InteractConsent.choose({ granted }),
    granted,
  )

function open(site: Site, page: Page, tags: Tags): Promise<unknown> {
  site.page('/clip', '<!doctype html><title>clip</title>', { host: TRACKER_HOST })
  site.route('/pixel.gif', (_, response) => void response.type('gif').send(PIXEL), { host: TRACKER_HOST })
  site.route('/look.css', (_, response) => void response.type('css').send('main { color: red }'), {
    host: TRACKER_HOST,
  })
  const url = (path: string) => site.url(path, TRACKER_HOST)
  const body = [
    '<main>1</main>',
    tags.stats,
    tags.ads,
    tags.frame?.(url('/clip')),
    tags.image?.(url('/pixel.gif')),
    tags.style?.(url('/look.css')),
  ].join('\n')
  return page.goto(site.page('/', ourPage(tags.adopt, body)))
}

for (const [name, tags] of Object.entries(TOOLS)) {
  const loads = [tags.frame && '/clip', tags.image && '/pixel.gif', tags.style && '/look.css'].filter(Boolean).sort()

  test(`the tags of ${name} are held and released as ours are`, async ({ site, page }) => {
    const loaded = () => [...new Set(site.requests({ host: TRACKER_HOST }).map(({ path }) => path))].sort()
    await open(site, page, tags)
    await expect(page.locator('[data-consent-action="accept-all"]')).toBeVisible()
    expect(await ran(page)).toEqual([])
    expect(loaded()).toEqual([])

    await choose(page, ['analytics'])
    await expect.poll(() => ran(page)).toEqual(['stats'])
    if (tags.frame)
      await expect(
        page.frameLocator('iframe[title="A clip"]').locator('[data-consent-action="load-once"]'),
      ).toBeVisible()
    expect(loaded()).toEqual([])

    await choose(page, ['analytics', 'marketing'])
    await expect.poll(() => ran(page)).toEqual(['ads', 'stats'])
    await expect.poll(loaded).toEqual(loads)
    expect(consoleOf(page).errors).toEqual([])
    expect(consoleOf(page).texts('error')).toEqual([])
  })

  test(`tags of ${name} that a script inserts later are held and released, too`, async ({ site, page }) => {
    await open(site, page, { ...tags, stats: '', ads: '' })
    await choose(page, ['analytics'])
    await page.evaluate(
      ([stats = '', ads = '']) => {
        const copy = (html: string): HTMLElement => {
          const from = new DOMParser().parseFromString(html, 'text/html').querySelector('script') as HTMLElement
          const script = document.createElement('script')
          for (const { name, value } of from.attributes) script.setAttribute(name, value)
          script.textContent = from.textContent
          return script
        }
        document.body.append(copy(ads), copy(stats))
      },
      [tags.stats, tags.ads],
    )
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await choose(page, ['analytics', 'marketing'])
    await expect.poll(() => ran(page)).toEqual(['ads', 'stats'])
  })
}

test('a tag for a refusal runs once that is refused', async ({ site, page }) => {
  const body = `<script type="text/plain" data-category="!marketing">${run('instead')}</script>`
  await page.goto(site.page('/', ourPage({ from: 'vanilla-cookieconsent' }, body)))
  await expect(page.locator('[data-consent-action="accept-all"]')).toBeVisible()
  expect(await ran(page)).toEqual([])
  await choose(page, ['analytics'])
  await expect.poll(() => ran(page)).toEqual(['instead'])
})

test('a tag by a name that is unknown here stays held, and is told; what only shares its attribute is left alone', async ({
  site,
  page,
}) => {
  site.route('/lazy.gif', (_, response) => void response.type('gif').send(PIXEL))
  const body = `<script type="text/plain" data-name="other">${run('other')}</script>
<img id="lazy" alt="" data-name="hero" data-src="/lazy.gif">
<script>lazy.src = lazy.dataset.src</script>`
  await page.goto(site.page('/', ourPage({ from: 'klaro' }, body)))
  await choose(page, ['analytics', 'marketing'])
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('unknown-id: "other" (necessary,')
  expect(await ran(page)).toEqual([])
  expect(site.requests('/lazy.gif')).toHaveLength(1)
  await expect(page.locator('#lazy')).not.toHaveAttribute('data-consent', /./)
})

test('destroy() gives the tags their own attributes back', async ({ site, page }) => {
  await open(site, page, TOOLS.Cookiebot as Tags)
  await choose(page, ['analytics'])
  const frame = page.locator('iframe[title="A clip"]')
  await expect(frame).toHaveAttribute('data-consent', 'marketing')
  await page.evaluate(() => (window as unknown as { InteractConsent: { destroy(): void } }).InteractConsent.destroy())
  await expect(frame).not.toHaveAttribute('data-consent', /./)
  await expect(frame).toHaveAttribute('data-cookieblock-src', /clip$/)
  await expect(frame).not.toHaveAttribute('data-src', /./)
  await expect(frame).not.toHaveAttribute('src', /./)
})

test('without adopt nobody pays for it', async ({ site, page }) => {
  await page.goto(
    site.page(
      '/',
      ourPage(
        undefined,
        tagsOf((_, code) => `<script type="text/plain" data-category="analytics">${code}</script>`),
      ),
    ),
  )
  await choose(page, ['analytics', 'marketing'])
  await page.waitForLoadState('networkidle')
  expect(site.requests('/consent-adopt.js')).toEqual([])
  expect(await ran(page)).toEqual([])
})
