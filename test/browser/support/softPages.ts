import type { Page } from '@playwright/test'
import { consentPage } from './consentPage'
import { counting } from './counting'
import { countPlaceholders } from './placeholder'
import { consoleOf, expect, type Site, TRACKER_HOST, test } from './site'

/*
 * Two pages of a site whose router puts one in the place of the other without a new document, from the server's markup,
 * from snapshots, or bit by bit. Each has a tagged script and a plain one beside it, and a video that waits.
 */

const tagged = 'type="text/plain" data-consent="analytics"'

export interface SoftPages {
  /** Code of the router. */
  library: string
  /** Starts it, where it does not start by itself. */
  start?: string
  /** Of `<body>`, as markup. */
  body?: string
  /** Attributes of `<main>`, which is what changes. */
  main?: string
  head?: string
  /** Whether each page has scripts of its own in its head. */
  ownHeads?: boolean
}

export function serveSoftPages(
  site: Site,
  { library, start = '', body = '', main = '', head = '', ownHeads = false }: SoftPages,
): string {
  const play = `<button onclick="parent.postMessage('played', '*')" style="position: fixed; inset: 0">Play</button>`
  site.page('/embed', `<!doctype html><title>embed</title>${play}`, { host: TRACKER_HOST })
  site.script('/library.js', library)
  site.script('/head-tagged.js', counting('headTagged'))
  site.script('/head-plain.js', counting('headPlain'))
  const clip = `<iframe data-consent="clips" data-src="${site.url('/embed', TRACKER_HOST)}" title="A clip" width="480" height="270"></iframe>`
  const ownHead = (name: string): string => {
    if (!ownHeads) return ''
    const scripts = ['tagged', 'plain'].map((how) => {
      const src = site.script(`/${name}-${how}.js`, counting(how === 'tagged' ? 'ownTagged' : 'ownPlain'))
      return `<script ${how === 'tagged' ? tagged : ''} src="${new URL(src).pathname}"></script>`
    })
    return scripts.join('')
  }
  const make = (name: string, other: string): string =>
    consentPage({
      config: { afterRevoke: 'keep', services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }] },
      title: name,
      head: `${head}<script src="/library.js"></script><script ${tagged} src="/head-tagged.js"></script><script src="/head-plain.js"></script>${ownHead(name)}`,
      body: `<main id="main" class="transition-main" ${main}><h1>${name}</h1><a id="go" href="/${other}">to ${other}</a>${clip}
<script ${tagged}>${counting('bodyTagged')}</script><script>${counting('bodyPlain')}</script></main><script>${start}</script>`,
    }).replace('<body>', `<body ${body}>`)
  site.page('/two', make('two', 'one'))
  return site.page('/one', make('one', 'two'))
}

/** Waits until that page is there, and for whatever would come late. */
export async function arrive(page: Page, name: string): Promise<void> {
  await expect(page.locator('h1')).toHaveText(name)
  await page.waitForTimeout(300)
}

export const call = (page: Page, code: string) => page.evaluate(`void InteractConsent.${code}`)

/** One element of ours in the page, with one way back in it. */
async function expectOneOfEach(page: Page): Promise<void> {
  await expect(page.locator('.interact-consent-launcher')).toHaveCount(1)
  await expect(page.locator('interact-consent')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible()
}

/** After a refusal: nothing has run or loaded, and the video says so once. */
export async function expectHeld(site: Site, page: Page): Promise<void> {
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Load this once' })).toBeVisible()
  await expect.poll(() => countPlaceholders(page)).toBe(await page.locator('iframe').count())
  await expectOneOfEach(page)
  expect(await page.evaluate(`Object.keys(counts).filter((name) => name.endsWith('Tagged'))`)).toEqual([])
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
}

/**
 * The video can be used, by the mouse and by what it answers. Playwright takes a frame that a morph has emptied, and that
 * was filled again at once, for the empty one.
 */
export async function expectPlayable(page: Page): Promise<void> {
  await page.evaluate("window.played = false; onmessage = ({ data }) => { window.played ||= data === 'played' }")
  await expect(async () => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('iframe').boundingBox()) ?? {}
    await page.mouse.click(x + width / 2, y + height / 2)
    expect(await page.evaluate('window.played')).toBe(true)
  }).toPass({ timeout: 15_000 })
}

/** After a grant: each tagged script has run as often as the plain one beside it, and the video can be used. */
export async function expectReleased(page: Page): Promise<void> {
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible()
  await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click()
  expect(await countPlaceholders(page)).toBe(0)
  await expectOneOfEach(page)
  await expect
    .poll(() =>
      page.evaluate(
        `['head', 'body', 'own'].map((where) => (counts[where + 'Tagged'] ?? 0) - (counts[where + 'Plain'] ?? 0))`,
      ),
    )
    .toEqual([0, 0, 0])
}

/** Visits the other page by its link, and goes back and forth. */
async function walk(page: Page, expectIt: () => Promise<void>): Promise<void> {
  const steps: [name: string, go: () => Promise<unknown>][] = [
    ['two', () => page.locator('#go').click()],
    ['one', () => page.goBack()],
    ['two', () => page.goForward()],
  ]
  await arrive(page, 'one')
  await expectIt()
  for (const [name, go] of steps) {
    await go()
    await arrive(page, name)
    await expectIt()
  }
}

/** Tests a router that visits pages after a refusal. */
export const testRefusedVisits = (router: string, pages: SoftPages): void =>
  test(`${router}, refused: visited and restored pages have one placeholder and one way back`, async ({
    site,
    page,
  }) => {
    await page.goto(serveSoftPages(site, pages))
    await call(page, 'rejectAll()')
    await walk(page, () => expectHeld(site, page))
    expect(consoleOf(page).errors).toEqual([])
  })

/** Tests a router that visits pages after a grant. */
export const testGrantedVisits = (router: string, pages: SoftPages): void =>
  test(`${router}, granted: tagged scripts run as often as plain ones, and the video plays`, async ({ site, page }) => {
    await page.goto(serveSoftPages(site, pages))
    await call(page, 'acceptAll()')
    await walk(page, () => expectReleased(page))
    expect(consoleOf(page).errors).toEqual([])
  })
