import type { Page } from '@playwright/test'
import { sweepEach } from '../support/sweep'
import { SHEETS } from './support/hostSheets'
import {
  heldLooks,
  heldPage,
  hostStyles,
  LAYOUTS,
  looksOf,
  moved,
  rootSize,
  showView,
  styledPage,
  styleOf,
  VIEWS,
} from './support/looks'
import { WIDTHS } from './support/modalPage'
import { consoleOf, expect, type Site, test } from './support/site'

async function openPage(site: Site, page: Page, html: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(site.page('/', html))
}

const rootSizeOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)

for (const { name, layout, width } of sweepEach('name', Object.keys(SHEETS), { layout: LAYOUTS, width: WIDTHS })) {
  const css = SHEETS[name] ?? ''
  test(`${name}, ${layout}, ${width} px: neither the modal nor the page can tell that the other is there`, async ({
    site,
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await openPage(site, page, styledPage(css, layout, null))
    const without = await page.evaluate(hostStyles)
    const size = await rootSizeOf(page)
    for (const view of VIEWS) {
      const show = async (sheet: string) => {
        await openPage(site, page, styledPage(sheet, layout))
        await page.evaluate(showView, view)
        return page.evaluate(looksOf)
      }
      const plain = await show(rootSize(size))
      expect(plain.buttons.map(([, hit]) => hit)).toEqual([true, true, true, true])
      const host = await show(css)
      expect(styleOf(host)).toEqual(styleOf(plain))
      expect(moved(host, plain)).toEqual([])
      // A banner makes room for itself at the end of the page: the root's padding, and so the page's height.
      if (layout === 'modal') expect(await page.evaluate(hostStyles)).toEqual(without)
    }
    expect(consoleOf(page).errors).toEqual([])
  })
}

for (const name of ['all unset', 'buttons away', 'large, static and in capitals', 'bent and hidden'] as const) {
  test(`${name}: the way back and a placeholder's buttons stay as they are`, async ({ site, page }) => {
    await openPage(site, page, heldPage(SHEETS[name] ?? ''))
    const host = await page.evaluate(heldLooks)
    expect(host).toHaveLength(4)
    const size = await rootSizeOf(page)
    await openPage(site, page, heldPage(rootSize(size)))
    expect(host).toEqual(await page.evaluate(heldLooks))
  })
}
