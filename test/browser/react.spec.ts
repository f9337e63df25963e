import type { Page } from '@playwright/test'
import { serveClip } from './support/clips'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { App } from './support/reactApp'
import { bundleWith, ensureReact, REACT_VERSIONS, type ReactVersion, serverOf } from './support/reactVersions'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

const config = (layout: string) => ({
  layout,
  afterRevoke: 'keep',
  services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }],
})

test.beforeAll(ensureReact)

async function open(
  { site, page, version, layout = 'modal' }: { site: Site; page: Page; version: ReactVersion; layout?: string },
  mode: 'development' | 'production' = 'production',
) {
  const props = { config: config(layout), clips: serveClip(site) }
  site.script('/app.js', await bundleWith(version, 'reactEntry.ts', mode))
  const { react, renderToString } = serverOf(version)
  await page.goto(site.page('/', `<!doctype html>${renderToString(react.createElement(App, { ...props, react }))}`))
  return async () => {
    await page.evaluate((props) => (window as never as { hydrate(props: object): void }).hydrate(props), props)
    await page.waitForTimeout(300)
    await page.getByRole('button', { name: 'Next clip' }).evaluate((button) => (button as HTMLElement).click())
    await expect(page.locator('h1')).toHaveText('Clip 2')
  }
}

for (const [version, layout, mode] of [
  [18, 'modal', 'production'],
  [18, 'banner', 'production'],
  [18, 'corner', 'development'],
  [19, 'modal', 'production'],
  [19, 'banner', 'production'],
  [19, 'corner', 'development'],
] as const) {
  test(`React ${version} hydrates a whole document with an open ${layout} and a placeholder in it (${mode})`, async ({
    site,
    page,
  }) => {
    const hydrate = await open({ site, page, version, layout }, mode)
    const refuse = page.getByRole('button', { name: 'Reject all', exact: true })
    await expect(refuse).toBeVisible()
    await hydrate()
    expect(await page.evaluate('told')).toEqual([])
    await expect(page.locator('interact-consent')).toHaveCount(1)
    if (layout !== 'modal') {
      await page.keyboard.press('Tab')
      await expect(page.locator('interact-consent :focus')).toHaveCount(1)
    }
    await refuse.click()
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    expect(await countPlaceholders(page)).toBe(1)
    expect(consoleOf(page).errors).toEqual([])
    expect(consoleOf(page).texts('error')).toEqual([])
  })
}

for (const version of REACT_VERSIONS) {
  test(`React ${version} in development says nothing where a visitor comes back who has granted`, async ({
    site,
    page,
  }) => {
    await page.goto(site.page('/first', consentPage({ config: config('modal') })))
    await page.evaluate('InteractConsent.acceptAll()')
    const hydrate = await open({ site, page, version }, 'development')
    await expect(page.locator('html')).toHaveAttribute('data-consent-granted', /marketing/)
    await expect(page.locator('iframe')).toHaveAttribute('src', /embed/)
    await hydrate()
    expect(await page.evaluate('told')).toEqual([])
    expect(consoleOf(page).texts('error')).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`React ${version}: a data-src that the app changes is followed, and what it takes away goes`, async ({
    site,
    page,
  }) => {
    const hydrate = await open({ site, page, version })
    await page.evaluate('InteractConsent.acceptAll()')
    const loaded = () => site.requests('/embed').length
    await expect.poll(loaded).toBe(1)
    await hydrate()
    await expect(page.locator('iframe')).toHaveAttribute('src', /\?2$/)
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible()
    await expect.poll(loaded).toBe(2)
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    await page.getByRole('button', { name: 'Next clip' }).click()
    await page.evaluate('InteractConsent.acceptAll()')
    await expect(page.locator('iframe')).toHaveAttribute('src', /\?3$/)
    await page.getByRole('button', { name: 'Take away' }).click()
    await expect(page.locator('iframe')).toHaveCount(0)
    await page.getByRole('button', { name: 'Next clip' }).click()
    await expect(page.locator('h1')).toHaveText('Clip 4')
    expect(await page.evaluate('[told, window.ran]')).toEqual([[], 1])
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('React hydrates late around a video that waits, whose placeholder comes afterwards', async ({ site, page }) => {
  const props = {
    config: config('banner'),
    clips: serveClip(site),
    film: site.url('/film.webm', TRACKER_HOST),
  }
  const code = await bundleWith(19, 'reactEntry.ts')
  let send = (): void => {}
  const isSent = new Promise<void>((resolve) => {
    send = resolve
  })
  site.route('/app.js', async (_request, response) => {
    await isSent
    response.type('js').send(`${code}; hydrate(${JSON.stringify(props)})`)
  })
  const { react, renderToString } = serverOf(19)
  const html = `<!doctype html>${renderToString(react.createElement(App, { ...props, react }))}`
  await page.goto(site.page('/', html), { waitUntil: 'commit' })
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  await expect
    .poll(() => page.evaluate(`performance.getEntriesByType('resource').some(({ name }) => /overlay/.test(name))`))
    .toBe(true)
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
  send()
  await expect(placeholderIn(page, 'A film')).toBeVisible()
  expect(await page.evaluate('told')).toEqual([])
  await page.getByRole('button', { name: 'Next clip' }).click()
  await expect(page.locator('h1')).toHaveText('Clip 2')
  expect(consoleOf(page).errors).toEqual([])
})
