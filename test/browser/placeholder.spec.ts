import type { Page } from '@playwright/test'
import { placeholderIn } from './support/placeholder'
import { consentPage, expect, jar, type Site, TRACKER_HOST, test } from './support/site'

const base = {
  afterRevoke: 'keep' as const,
  services: [
    { id: 'clips', name: 'Clips', provider: 'Clip Company', category: 'marketing', hosts: ['tracker.localhost'] },
    { id: 'ads', name: 'Ads', category: 'marketing' },
    { id: 'map', name: 'Map', category: 'functional' },
  ],
}
const serve = (site: Site): string =>
  site.page('/embed', '<!doctype html><title>embed</title><button>Play</button>', { host: TRACKER_HOST })
const asked = (site: Site): string[] => site.requests({ host: TRACKER_HOST }).map(({ url }) => url)
const call = (page: Page, code: string) => page.evaluate(`void InteractConsent.${code}`)
const choice = (page: Page) => page.evaluate('InteractConsent.choice')
const boxOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [x, y, width, height].map((value) => Math.round(value * 10) / 10)
  })
/** A page with one frame, after a refusal. */
async function refused(site: Site, page: Page, body?: string, parts = {}): Promise<string> {
  const url = serve(site)
  const html =
    body ?? `<iframe data-consent="clips" data-src="${url}" title="A clip" width="560" height="315"></iframe>`
  await page.goto(site.page('/', consentPage({ config: base, body: html.replaceAll('URL', url), ...parts })))
  await call(page, 'rejectAll()')
  await expect(page.frameLocator('iframe >> nth=0').locator('.interact-consent-placeholder')).toBeAttached()
  return url
}

test('it says what is missing, who wants what, and where it would load from', async ({ site, page }) => {
  await refused(site, page)
  const box = page.frameLocator('iframe').getByRole('group', { name: 'A clip' })
  await expect(box).toMatchAriaSnapshot(`
    - group "A clip":
      - text: A clip
      - paragraph: /Marketing.*tracker\\.localhost.*Clips, Clip Company/
      - button "Load this once"
      - button "Always allow Clips"
      - button "Manage choices"
  `)
  expect(asked(site)).toEqual([])
  await box.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
})

test('the keyboard reaches it, and the focus goes on to what it loads', async ({ site, page, context }) => {
  await refused(
    site,
    page,
    '<a href="#">before</a><iframe data-consent="clips" data-src="URL" title="A clip"></iframe><a href="#">after</a>',
  )
  const stored = await jar(context)
  const walk: (string | null)[] = []
  await page.getByRole('link', { name: 'before' }).focus()
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab')
    walk.push(
      await page.evaluate(() => {
        const { activeElement } = document
        const inside = activeElement instanceof HTMLIFrameElement && activeElement.contentDocument?.activeElement
        return (inside || activeElement)?.textContent ?? null
      }),
    )
  }
  expect(walk).toEqual(['Load this once', 'Always allow Clips', 'Manage choices', 'after'])

  await placeholderIn(page, 'A clip').getByRole('button', { name: 'Load this once' }).focus()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('iframe')
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible()
  expect(asked(site)).toEqual(['/embed'])
  // It writes nothing, and is over with the page.
  expect(await jar(context)).toEqual(stored)
  await page.reload()
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  expect(asked(site)).toEqual(['/embed'])
})

test('"Load this once" is meant for this element alone', async ({ site, page }) => {
  await refused(
    site,
    page,
    '<iframe data-consent="clips" data-src="URL?1" title="One"></iframe><iframe data-consent="clips" data-src="URL?2" title="Two"></iframe>',
  )
  await placeholderIn(page, 'One').getByRole('button', { name: 'Load this once' }).click()
  await expect.poll(() => asked(site)).toEqual(['/embed?1'])
  await expect(placeholderIn(page, 'Two')).toBeVisible()
  await page.evaluate(() => document.body.append('more'))
  await page.waitForTimeout(200)
  expect(asked(site)).toEqual(['/embed?1'])
})

test('its buttons still do what they say after the page has moved the frame', async ({ site, page }) => {
  await refused(site, page)
  await page.evaluate(() => {
    const dialog = document.body.appendChild(document.createElement('section'))
    dialog.append(document.querySelector('iframe') as HTMLIFrameElement)
  })
  await placeholderIn(page, 'A clip').getByRole('button', { name: 'Load this once' }).click()
  await expect.poll(() => asked(site)).toEqual(['/embed'])
})

test('"Always allow" adds the service and leaves what was refused refused', async ({ site, page }) => {
  await refused(site, page)
  await call(page, "choose({ granted: ['functional'], lifetime: 'session' })")
  await placeholderIn(page, 'A clip').getByRole('button', { name: 'Always allow Clips' }).click()
  await expect.poll(() => asked(site)).toEqual(['/embed'])
  expect(await choice(page)).toMatchObject({
    granted: ['functional', 'marketing'],
    except: ['ads'],
    // Nothing else is kept for longer by it.
    lifetime: 'session',
    by: 'visitor',
  })
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('iframe')
})

const LAYOUTS: Record<string, string> = {
  'width and height': '<iframe FRAME width="480" height="270"></iframe>',
  'in a line of text': '<p>text <iframe FRAME width="200" height="80"></iframe> text</p>',
  'an aspect ratio':
    '<div style="width:60%"><iframe FRAME style="width:100%;aspect-ratio:16/9;border:0"></iframe></div>',
  'the padding of its wrapper':
    '<div style="position:relative;padding-bottom:40%"><iframe FRAME style="position:absolute;inset:0;width:100%;height:100%"></iframe></div>',
  'a centred flex row':
    '<div style="display:flex;justify-content:center;gap:8px"><b>x</b><iframe FRAME style="flex:0 1 50%;margin:9px"></iframe><b>y</b></div>',
  'a grid cell':
    '<div style="display:grid;grid-template-columns:1fr 2fr;gap:10px"><p>x</p><iframe FRAME style="width:100%;height:100%"></iframe></div>',
  'a transformed, scrolled box':
    '<div style="transform:scale(.8)"><div style="height:250px;overflow:auto"><p style="height:60px">x</p><iframe FRAME width="400" height="150"></iframe><p style="height:900px">y</p></div></div>',
}
/** Whether it is as large as the document that it stands in. */
const fills = (frame: SVGElement | HTMLElement): boolean => {
  const page = (frame as HTMLIFrameElement).contentDocument
  const box = page?.querySelector<HTMLElement>('.interact-consent-placeholder')
  const { clientWidth, clientHeight } = page?.documentElement ?? document.documentElement
  return box?.offsetWidth === clientWidth && box.offsetHeight === clientHeight
}
for (const [name, html] of Object.entries(LAYOUTS)) {
  test(`it fills its frame, and nothing moves when it comes or goes: ${name}`, async ({ site, page }) => {
    const body = `${html.replace('FRAME', 'id="f" data-consent="clips" data-src="URL" title="A clip"')}<p id="after">after</p>`
    await page.goto(site.page('/bare', consentPage({ src: null, body: body.replaceAll('data-', 'data-x-') })))
    const bare = [await boxOf(page, '#f'), await boxOf(page, '#after')]
    await refused(site, page, body)
    expect(await page.locator('#f').evaluate(fills)).toBe(true)
    expect([await boxOf(page, '#f'), await boxOf(page, '#after')]).toEqual(bare)
    await call(page, 'acceptAll()')
    await expect(placeholderIn(page, 'A clip')).toHaveCount(0)
    expect([await boxOf(page, '#f'), await boxOf(page, '#after')]).toEqual(bare)
  })
}

for (const [width, height] of [
  [200, 80],
  [320, 180],
  [120, 40],
] as const) {
  test(`at ${width} × ${height} its first button is in sight, and all of it within reach`, async ({ site, page }) => {
    await refused(
      site,
      page,
      `<iframe id="f" data-consent="clips" data-src="URL" title="A clip" width="${width}" height="${height}" style="border:0"></iframe>`,
    )
    const box = placeholderIn(page, 'A clip')
    const once = box.locator('[data-consent-action="load-once"]')
    await expect(once).toBeVisible()
    const [x, y, right, h] = await once.evaluate((button) => {
      const { x, y, right, height } = button.getBoundingClientRect()
      return [x, y, right, height] as const
    })
    expect(h).toBeGreaterThanOrEqual(24)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(width)
    expect(y + 16).toBeLessThanOrEqual(height)
    expect(await box.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    await box.getByRole('button', { name: 'Manage choices' }).focus()
    await expect(box.getByRole('button', { name: 'Manage choices' })).toBeInViewport()
  })
}

test('what nobody could see has none', async ({ site, page }) => {
  await refused(
    site,
    page,
    '<iframe data-consent="clips" data-src="URL" title="pixel" width="1" height="1"></iframe><iframe data-consent="clips" data-src="URL" title="folded" style="display:none"></iframe>',
  )
  await expect(placeholderIn(page, 'pixel')).toBeAttached()
  for (const name of ['pixel', 'folded']) await expect(placeholderIn(page, name)).toBeHidden()
  await page.evaluate(() => document.querySelector<HTMLElement>('[title=folded]')?.style.removeProperty('display'))
  await expect(placeholderIn(page, 'folded')).toBeVisible()
})

test('a host’s style sheet neither breaks nor hides it', async ({ site, page }) => {
  const head = `<style>* { all: unset } #x button, main button, button { display: none; color: red; font-size: 2px } div { opacity: 0; position: static; display: contents } b, p { visibility: hidden }</style>`
  const body = '<iframe data-consent="clips" data-src="URL" title="A clip" style="width:560px;height:315px"></iframe>'
  await refused(site, page, body, { head })
  const button = placeholderIn(page, 'A clip').getByRole('button', { name: 'Load this once' })
  await expect(button).toBeVisible()
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await expect(placeholderIn(page, 'A clip').getByText('Not shown')).toBeVisible()
})

test('it speaks the page’s language, from right to left where that runs so', async ({ site, page }) => {
  await refused(site, page, undefined, { html: { lang: 'ar', dir: 'rtl' } })
  const box = placeholderIn(page, 'A clip')
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('lang', 'ar')
  await expect(box.locator('[data-consent-action="load-once"]')).toHaveText(/[\u0600-\u06ff]/)
})

test('it is not printed', async ({ site, page }) => {
  await refused(site, page)
  await page.emulateMedia({ media: 'print' })
  await expect(placeholderIn(page, 'A clip')).toBeHidden()
})
