import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Layout } from '../../../src/config/schema'
import { SHEETS } from '../../browser/support/hostSheets'
import {
  heldLooks,
  heldPage,
  LAYOUTS,
  type Looks,
  looksOf,
  moved,
  hostStyles as pageStyles,
  rootSize,
  showView,
  styledPage,
  styleOf,
  VIEWS,
} from '../../browser/support/looks'
import { startSite } from '../../browser/support/site'
import { isWhole } from '../../support/sweep'
import type { Engine } from '../engine'
import type { Stage } from '../stage'

/** Calls a function in the page. */
type Call = <Args extends unknown[], T>(code: (...args: Args) => T, ...args: Args) => Promise<Awaited<T>>

interface HostSite {
  /** Shows a page in a frame of this width: not every driver has a say in how wide a window is. */
  show(engine: Engine, html: string, width?: number): Promise<Call>
  /** What was measured beside no other sheet, by what it depends on. */
  plain: Map<string, unknown>
  close(): Promise<void>
}

async function startHostSite(): Promise<HostSite> {
  const site = await startSite()
  const host = 'www.host-styles.localhost'
  let shown = ''
  site.page('/host', () => shown, { host })
  const outer = site.page('/', '<!doctype html><title>Frames</title><body style="margin: 0">', { host })
  return {
    async show(engine, html, width = 1280) {
      shown = html
      // Without a graphics card WebKitGTK draws for a second; the others hold back the frames of what is hidden.
      const visibility = engine.name === 'webkit' ? 'hidden' : 'visible'
      if ((await engine.evaluate('location.href')) !== outer) await engine.open(outer)
      await engine.evaluate(`new Promise((resolve) => {
        const frame = document.createElement('iframe')
        frame.style = 'width: ${width}px; height: 720px; border: 0; visibility: ${visibility}'
        // No bar that takes of the width, whose look is the engine's.
        frame.scrolling = 'no'
        frame.onload = () => resolve(0)
        frame.src = '/host'
        document.body.replaceChildren(frame)
      })`)
      // As text, since each driver writes values in a way of its own.
      return async (code, ...args) => {
        const call = `(async () => JSON.stringify((await (${code})(...${JSON.stringify(args)})) ?? null))()`
        return JSON.parse(await engine.evaluate(`frames[0].eval(${JSON.stringify(call)})`))
      }
    },
    plain: new Map(),
    close: site.close,
  }
}

const sizesOf = () =>
  [document.documentElement, document.body].map((one) => getComputedStyle(one).fontSize) as [string, string]

/** What is measured beside nothing but a root of this size, once. */
async function plainOf<T>({ plain }: HostSite, key: string, measure: () => Promise<T>): Promise<T> {
  if (!plain.has(key)) plain.set(key, await measure())
  return plain.get(key) as T
}

async function looks(call: Call): Promise<Looks[]> {
  const seen: Looks[] = []
  for (const view of VIEWS) {
    await call(showView, view)
    seen.push(await call(looksOf))
  }
  return seen
}

/** Each layout on a desktop, and the one that takes all of a phone. */
const SCREENS: [Layout, number][] = [...LAYOUTS.map((layout): [Layout, number] => [layout, 1280]), ['modal', 320]]

async function expectApart(engine: Engine, site: HostSite, css: string): Promise<void> {
  for (const [layout, width] of SCREENS) {
    const beside = await site.show(engine, styledPage(css, layout), width)
    const host = await looks(beside)
    const [size] = await beside(sizesOf)
    // A banner makes room for itself at the end of the page; and of one width the others have it.
    const page = layout === 'modal' && width > 320 && (await beside(pageStyles))
    const plain = await plainOf(site, [layout, width, size].join(), async () =>
      looks(await site.show(engine, styledPage(rootSize(size), layout), width)),
    )
    for (const [index, view] of VIEWS.entries()) {
      const [here, there] = [host[index], plain[index]] as [Looks, Looks]
      const where = `${view}, ${layout}, ${width}px`
      expect(
        there.buttons.map(([, hit]) => hit),
        where,
      ).toEqual([true, true, true, true])
      expect(styleOf(here), where).toEqual(styleOf(there))
      expect(moved(here, there), where).toEqual([])
    }
    if (page) expect(page).toEqual(await (await site.show(engine, styledPage(css, layout, null), width))(pageStyles))
  }
}

/** The launcher and the placeholders. */
async function expectHeldApart(engine: Engine, site: HostSite, css: string): Promise<void> {
  const beside = await site.show(engine, heldPage(css))
  const host = await beside(heldLooks)
  const [size, ofBody] = await beside(sizesOf)
  // They write no smaller than the page around them.
  const plain = `${rootSize(size)} body { font-size: ${ofBody} }`
  expect(host).toHaveLength(4)
  expect(host).toEqual(await plainOf(site, plain, async () => (await site.show(engine, heldPage(plain)))(heldLooks)))
}

export function hostStyles(stage: Stage): void {
  let site: HostSite
  beforeAll(async () => {
    site = await startHostSite()
  })
  afterAll(() => site?.close())
  // Each in one of the two engines, or in both.
  const sheets = Object.entries(SHEETS).filter((_, index) => isWhole || index % 2 === Number(stage.name === 'webkit'))
  it.each(sheets)('%s: neither what we show nor the page can tell that the other is there', async (_, css) => {
    await expectApart(stage.engine, site, css)
    await expectHeldApart(stage.engine, site, css)
  })
}
