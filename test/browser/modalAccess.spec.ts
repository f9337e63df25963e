import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { openModal, THEMES } from './support/modalPage'
import { expect, test } from './support/site'

const LAYOUTS = ['modal', 'banner', 'corner'] as const
const VIEWS = ['notice', 'preferences'] as const

const violations = async (page: Page) => {
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  expect(passes.length).toBeGreaterThan(20)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const theme of THEMES) {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const layout of LAYOUTS) {
      test(`axe-core finds nothing: ${theme || 'plain'}, ${dir}, ${layout}, both views, light and dark`, async ({
        site,
        page,
      }) => {
        test.slow()
        await openModal(site, page, { layout, theme, dir })
        for (const view of VIEWS) {
          if (view === 'preferences') await page.locator('[data-consent-action=manage]').click()
          for (const summary of await page.locator('summary').all()) await summary.click()
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            expect(await violations(page), `${view}, ${colorScheme}`).toEqual([])
          }
        }
      })
    }
  }
}

test('what a screen reader finds in the notice', async ({ site, page }) => {
  await openModal(site, page, {})
  await expect(page.locator('#interact-consent-root')).toMatchAriaSnapshot(`
    - dialog "Your cookie choices":
      - heading "Your cookie choices" [level=2]
      - button "Refuse and close": ×
      - paragraph:
        - text: /We use cookies/
        - link "Privacy policy"
      - paragraph: /Session cookies are gone/
      - switch "Session cookies only"
      - paragraph: /What you accept is gone/
      - button "Accept all"
      - button "Reject all"
      - button "Manage choices"
  `)
})

test('what a screen reader finds in the preferences', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.locator('[data-consent-action=manage]').click()
  await expect(page.locator('#interact-consent-root')).toMatchAriaSnapshot(`
    - dialog "Manage choices":
      - heading "Manage choices" [level=2]
      - button "Close without saving": ×
      - paragraph: /Session cookies are gone/
      - switch "Session cookies only"
      - group "Necessary"
      - group "Functional":
        - switch "Functional"
      - group "Analytics":
        - switch "Analytics"
      - group "Marketing":
        - switch "Marketing"
      - paragraph:
        - link "privacy@example.com"
      - button "Accept all"
      - button "Reject all"
      - button "Save choices"
  `)
})

test('what a screen reader finds in a banner', async ({ site, page }) => {
  await openModal(site, page, { layout: 'banner' })
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - region "Your cookie choices":
      - heading "Your cookie choices" [level=2]
      - button "Refuse and close"
      - switch "Session cookies only"
      - button "Accept all"
      - button "Reject all"
      - button "Manage choices"
    - main
  `)
})

test('a banner lets Tab through to the page, and never covers what has the focus', async ({ site, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await openModal(site, page, { layout: 'banner' })
  const order: string[] = []
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab')
    order.push(await page.evaluate(() => document.activeElement?.textContent?.trim() || 'switch'))
  }
  expect(order).toEqual([
    '×',
    'Privacy policy',
    'switch',
    'Accept all',
    'Reject all',
    'Manage choices',
    'A link',
    'Cookies',
    'The last link',
  ])
  const [last, banner] = await Promise.all([
    page.locator('#last').boundingBox(),
    page.locator('section.banner').boundingBox(),
  ])
  expect((last?.y ?? 1e4) + (last?.height ?? 0)).toBeLessThanOrEqual(banner?.y ?? 0)
})

test('320 pixels, 400 % and text spacing: nothing scrolls sideways, nothing is cut', async ({ site, page }) => {
  for (const layout of LAYOUTS) {
    for (const [width, height] of [
      [320, 256],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height })
      await openModal(site, page, { layout })
      // WCAG 2.2, 1.4.12.
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      })
      for (const view of VIEWS) {
        if (view === 'preferences') {
          await page.locator('[data-consent-action=manage]').click()
          await page.locator('[data-consent-view=preferences]').waitFor()
          for (const details of await page.locator('details').all()) await details.locator('summary').click()
        }
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('#interact-consent-root *')]
            .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.outerHTML.slice(0, 80)),
        )
        expect(wide, `${layout} ${view} ${height}`).toEqual([])
        await page.locator('[data-consent-action=reject-all]').scrollIntoViewIfNeeded()
        await expect(page.locator('[data-consent-action=reject-all]')).toBeInViewport({ ratio: 1 })
      }
    }
  }
})

test('targets are 44 pixels, and 24 at least for links and folds', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.locator('[data-consent-action=manage]').click()
  for (const details of await page.locator('details').all()) await details.locator('summary').click()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('#interact-consent-root :is(button, input, a, summary)')].flatMap((element) => {
      // A switch is pressed by its whole row.
      const target = element.closest('label') ?? element
      const { width, height } = target.getBoundingClientRect()
      const least = element.matches('button, input') ? 44 : 24
      return Math.min(width, height) < least ? [`${element.outerHTML.slice(0, 80)} ${width}x${height}`] : []
    }),
  )
  expect(small).toEqual([])
})

test('without animations where the visitor wants none, and not at all on paper', async ({ site, page }) => {
  await openModal(site, page, {})
  const animation = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).animationName)
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(await animation()).toBe('none')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await animation()).toBe('interact-consent-in')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('dialog')).toBeHidden()
})

test('a notice that nobody asked for does not move: it can be pressed as soon as it is seen', async ({
  site,
  page,
}) => {
  await openModal(site, page, {})
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  const moves = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).animationName)
  expect(await moves()).toBe('none')
  // What the visitor asks for comes in, the notice too where it is gone back to.
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(await moves()).toBe('interact-consent-in')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Manage choices' })).toBeVisible()
  expect(await moves()).toBe('interact-consent-in')
})

test('the page says whether it is light or dark; where it does not, the system does', async ({ site, page }) => {
  const surface = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).backgroundColor)
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(23, 25, 31)']
  for (const [css, system, expected] of [
    ['', 'light', light],
    ['', 'dark', dark],
    ['html { color-scheme: light }', 'dark', light],
    ['html { color-scheme: dark }', 'light', dark],
    ['html { color-scheme: light dark }', 'dark', dark],
    ['html { --consent-scheme: light }', 'dark', light],
  ] as const) {
    await page.emulateMedia({ colorScheme: system, reducedMotion: 'reduce' })
    await openModal(site, page, { css })
    expect(await surface(), `${css} on a ${system} system`).toBe(expected)
  }
})

test('deletes what is on the device from the preferences, for real', async ({ site, page, context }) => {
  await openModal(site, page, { config: { afterRevoke: 'keep' } })
  await page.locator('[data-consent-action=accept-all]').click()
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as a tool would.
    document.cookie = '_st=1; max-age=6000'
  })
  await page.getByRole('button', { name: 'Cookies' }).click()
  await page.locator('summary', { hasText: 'Cookies: 2' }).click()
  await expect(page.locator('mark')).toHaveText('On your device now')
  await page.getByRole('button', { name: 'Delete now: _st' }).click()
  await expect(page.locator('dialog [role=status]')).toHaveText('Deleted: _st.')
  await expect(page.locator('mark')).toHaveCount(0)
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['interact_consent'])
})
