import type { Page } from '@playwright/test'
import type { ConsentConfig, Layout } from '../../src/config/schema'
import { SHEETS } from './support/hostSheets'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

const config: ConsentConfig = {
  policy: { url: '/privacy', version: '1', contact: 'privacy@example.com' },
  services: [
    {
      ...{
        id: 'stats',
        name: 'Stats',
        provider: 'Stats Ltd',
        policyUrl: 'https://stats.example/',
        category: 'analytics',
      },
      description: 'Counts visits',
      cookies: [
        { name: '_st', lifetime: '1 year', purpose: 'Counts' },
        { name: '_sid', lifetime: 'session' },
      ],
    },
  ],
}

/** A bit of everything that a host styles. */
const body = `<header class="navbar container"><nav><ul class="menu nav"><li><a href="#a" class="nav-link">A link</a></ul></nav></header>
<main class="container wp-site-blocks"><h1 class="title">A page</h1><h2 id="a">Below</h2><p class="lead">Words <b>and</b> <code>code</code> <small>small</small></p>
<section class="section"><button class="button btn btn-primary wp-element-button">A button</button> <button data-consent-open>Cookies</button></section>
<form><label class="label">Name <input class="input form-control" value="x"></label> <label><input type="checkbox" checked> Yes</label>
<select class="form-select"><option>1</option></select></form>
<dialog open class="modal is-active">A dialog of the host's</dialog>
<details open><summary>More</summary><dl><dt>a<dd>b</dl></details><table class="table"><tr><th>1<td>2</table></main>`

/** Opens a page; `src: null` leaves the SDK out. */
async function openPage(site: Site, page: Page, css: string, layout: Layout, src?: null): Promise<void> {
  const parts = { config: { ...config, layout }, head: `<style>${css}</style>`, body }
  const html = consentPage({ ...parts, ...(src === null && { src }) })
  await page.goto('about:blank')
  await page.goto(site.page('/', html))
  if (src !== null) await page.locator('[data-consent-action=accept-all]').waitFor({ state: 'attached' })
}

interface Looks {
  /** Of each element of the modal, in their order. */
  boxes: [string, number[]][]
  styles: [string, string][]
  /** Of the buttons: whether a click on them arrives, and the contrast of their words. */
  buttons: [string, boolean, number][]
}

/** What a visitor sees of the modal, and where. */
const looksOf = (page: Page): Promise<Looks> =>
  page.evaluate(async () => {
    // Two frames: layout and the observers that answer it.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const root = document.getElementById('interact-consent-root') as HTMLElement
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const luminance = (...colors: string[]): number => {
      if (!canvas) return Number.NaN
      for (const color of ['#fff', ...colors]) {
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
      }
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (element: Element | null): string[] =>
      element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : []
    const nameOf = (element: Element): string =>
      `${element.localName} ${element.getAttribute('data-consent-action') ?? element.textContent?.trim().slice(0, 20)}`
    const all = [...root.querySelectorAll(':scope > :last-child, :scope > :last-child *')]
    return {
      boxes: all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return [nameOf(one), [x, y, width, height]]
      }),
      // Not of the shell itself, whose text lies in its parts.
      styles: all.slice(1).flatMap((one) =>
        ['', '::before', '::after'].map((pseudo): [string, string] => {
          const look = getComputedStyle(one, pseudo)
          const { color, backgroundColor, font, visibility, opacity, textTransform, letterSpacing, order, content } =
            look
          const { borderTop, borderRadius, textDecorationLine, direction, pointerEvents, filter, outlineStyle } = look
          const paint = [
            color,
            backgroundColor,
            font,
            borderTop,
            borderRadius,
            textDecorationLine,
            filter,
            outlineStyle,
          ]
          return [
            nameOf(one) + pseudo,
            [
              ...paint,
              visibility,
              opacity,
              textTransform,
              letterSpacing,
              order,
              content,
              direction,
              pointerEvents,
            ].join(),
          ]
        }),
      ),
      buttons: [...root.querySelectorAll('[data-consent-part] > button')].map((button) => {
        const { left, top, width, height } = button.getBoundingClientRect()
        const hit = document.elementFromPoint(left + width / 2, top + height / 2)
        const under = behind(button)
        const [low = 0, high = 0] = [luminance(...under), luminance(...under, getComputedStyle(button).color)].sort()
        return [nameOf(button), hit === button, Math.round(((high + 0.05) / (low + 0.05)) * 10) / 10]
      }),
    } satisfies Looks
  })

/** The computed style of each element of the host's, without custom properties. */
const hostStyles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll('body, body *')].filter((one) => !one.closest('#interact-consent-root'))
    return [document.documentElement, ...own].map((one) => {
      const style = getComputedStyle(one)
      const values = [...style]
        .filter((name) => !name.startsWith('--'))
        .map((name) => `${name}: ${style.getPropertyValue(name)}`)
      return `${one.localName} ${values.join('; ')}`
    })
  })

async function expectAlike(page: Page, plain: Looks): Promise<void> {
  const host = await looksOf(page)
  expect(host.buttons).toEqual(plain.buttons)
  expect(host.styles).toEqual(plain.styles)
  expect(host.boxes.map(([name]) => name)).toEqual(plain.boxes.map(([name]) => name))
  const moved = host.boxes.flatMap(([name, box], index) => {
    const there = plain.boxes[index]?.[1] ?? []
    return box.every((value, side) => Math.abs(value - (there[side] ?? Number.NaN)) <= 1) ? [] : [{ name, box, there }]
  })
  expect(moved).toEqual([])
}

for (const [name, css] of Object.entries(SHEETS)) {
  for (const layout of ['modal', 'banner', 'corner'] as const) {
    test(`${name}, ${layout}: neither the modal nor the page can tell that the other is there`, async ({
      site,
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 720 })
        await openPage(site, page, css, layout, null)
        const without = await hostStyles(page)
        // The one thing that the modal takes from the host: how large it writes, by its root.
        const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
        for (const view of ['notice', 'preferences']) {
          const show = async (sheet: string): Promise<void> => {
            await openPage(site, page, sheet, layout)
            if (view === 'notice') return
            await page.evaluate(() => {
              document.querySelector<HTMLElement>('[data-consent-action=manage]')?.click()
              for (const one of document.querySelectorAll('#interact-consent-root details'))
                one.setAttribute('open', '')
            })
            await page.locator('[data-consent-action=save]').waitFor({ state: 'attached' })
          }
          await show(`html { font-size: ${size} }`)
          const plain = await looksOf(page)
          expect(plain.buttons.map(([, hit]) => hit)).toEqual([true, true, true, true])
          await show(css)
          await expectAlike(page, plain)
          // A banner makes room for itself at the end of the page: the root's padding, and so the page's height.
          if (layout === 'modal') expect(await hostStyles(page)).toEqual(without)
        }
      }
      expect(consoleOf(page).errors).toEqual([])
    })
  }
}

for (const name of ['all unset', 'buttons away', 'large, static and in capitals', 'bent and hidden'] as const) {
  test(`${name}: the way back and a placeholder's buttons stay as they are`, async ({ site, page }) => {
    const frame = '<iframe data-consent="stats" data-src="/clip" title="A clip"></iframe>'
    const boxes = async (css: string) => {
      await page.goto('about:blank')
      const layout = '.hold { display: block; width: 500px; height: 300px; margin: 0; padding: 0; border: 0 }'
      // The frame's own box is the host's: laid down beyond the reach of the sheet under test.
      const head = `<style>${css}</style><style>@layer x { iframe { width: 500px !important; height: 300px !important; min-width: 0 !important; min-height: 0 !important; max-width: none !important; max-height: none !important; padding: 0 !important; border: 0 !important; display: block !important; zoom: 1 !important; scale: none !important; rotate: none !important; transform: none !important; contain: none !important; position: static !important } }${layout}</style>`
      await page.goto(site.page('/', consentPage({ config, head, body: frame })))
      await page.evaluate('InteractConsent.rejectAll()')
      await page.locator('.interact-consent-launcher').waitFor({ state: 'attached' })
      return page.locator('.interact-consent-launcher, .interact-consent-placeholder button').evaluateAll((all) =>
        all.map((one) => {
          const { width, height } = one.getBoundingClientRect()
          const { color, backgroundColor, fontSize, visibility, textTransform, display } = getComputedStyle(one)
          return [
            Math.round(width),
            Math.round(height),
            color,
            backgroundColor,
            fontSize,
            visibility,
            textTransform,
            display,
          ]
        }),
      )
    }
    const css = SHEETS[name] ?? ''
    const host = await boxes(css)
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(host).toHaveLength(4)
    expect(host).toEqual(await boxes(`html { font-size: ${size} }`))
  })
}
