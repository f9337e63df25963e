import type { Layout } from '../../../src/config/schema'
import { consentPage } from './consentPage'
import { statsSite } from './statsSite'

/*
 * The modal beside a host's styles: the page, and what is measured of it. What runs in the page is complete in itself, as
 * it gets there as text, and needs nothing of whoever drives the browser.
 */

/** A bit of everything that a host styles. */
const body = `<header class="navbar container"><nav><ul class="menu nav"><li><a href="#a" class="nav-link">A link</a></ul></nav></header>
<main class="container wp-site-blocks"><h1 class="title">A page</h1><h2 id="a">Below</h2><p class="lead">Words <b>and</b> <code>code</code> <small>small</small></p>
<section class="section"><button class="button btn btn-primary wp-element-button">A button</button> <button data-consent-open>Cookies</button></section>
<form><label class="label">Name <input class="input form-control" value="x"></label> <label><input type="checkbox" checked> Yes</label>
<select class="form-select"><option>1</option></select></form>
<dialog open class="modal is-active">A dialog of the host's</dialog>
<details open><summary>More</summary><dl><dt>a<dd>b</dl></details><table class="table"><tr><th>1<td>2</table></main>`

export const LAYOUTS = ['modal', 'banner', 'corner'] as const satisfies Layout[]
export const VIEWS = ['notice', 'preferences'] as const
export type View = (typeof VIEWS)[number]

/** A page in a style of its own; `src: null` leaves the SDK out. */
export const styledPage = (css: string, layout: Layout, src?: null): string =>
  consentPage({
    ...{ config: { ...statsSite, layout }, head: `<style>${css}</style>`, body },
    ...(src === null && { src }),
  })

/** The one thing that the modal takes from the host: how large it writes, by its root. */
export const rootSize = (size: string): string => `html { font-size: ${size} }`

/** In the page: waits for the modal, and turns it to a view with all of its parts unfolded. */
export async function showView(view: View): Promise<void> {
  const until = async (action: string): Promise<HTMLElement> => {
    for (let tries = 0; tries < 500; tries++) {
      const found = document.querySelector<HTMLElement>(`[data-consent-action=${action}]`)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`no button: ${action}`)
  }
  const first = await until(view === 'notice' ? 'accept-all' : 'manage')
  if (view === 'notice') return
  first.click()
  await until('save')
  for (const one of document.querySelectorAll('#interact-consent-root details')) one.setAttribute('open', '')
}

export interface Looks {
  /** Of each element of the modal, in their order. */
  boxes: [string, number[]][]
  styles: [string, string][]
  /** Of the buttons: whether a click on them arrives, and the contrast of their words. */
  buttons: [string, boolean, number][]
}

/** In the page: what a visitor sees of the modal, and where. */
export async function looksOf(): Promise<Looks> {
  const root = document.getElementById('interact-consent-root') as HTMLElement
  const settle = () => {
    for (const motion of root.lastElementChild?.getAnimations({ subtree: true }) ?? []) motion.finish()
  }
  settle()
  // Two frames: layout and the observers that answer it.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  settle()
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
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
        const { color, backgroundColor, font, visibility, opacity, textTransform, letterSpacing, order, content } = look
        const { borderTop, borderRadius, textDecorationLine, direction, pointerEvents, filter, outlineStyle } = look
        const paint = [color, backgroundColor, font, borderTop, borderRadius, textDecorationLine, filter, outlineStyle]
        const rest = [visibility, opacity, textTransform, letterSpacing, order, content, direction, pointerEvents]
        return [nameOf(one) + pseudo, [...paint, ...rest].join()]
      }),
    ),
    buttons: [...root.querySelectorAll('[data-consent-part] > button')].map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      const under = behind(button)
      const [low = 0, high = 0] = [luminance(...under), luminance(...under, getComputedStyle(button).color)].sort()
      return [nameOf(button), hit === button, Math.round(((high + 0.05) / (low + 0.05)) * 10) / 10]
    }),
  }
}

/** What the modal looks like, of which nothing may differ beside another sheet. */
export const styleOf = ({ buttons, styles, boxes }: Looks) => ({ buttons, styles, parts: boxes.map(([name]) => name) })

/** The boxes that are more than a pixel from where they are beside the other sheet. */
export const moved = (host: Looks, plain: Looks) =>
  host.boxes.flatMap(([name, box], index) => {
    const there = plain.boxes[index]?.[1] ?? []
    return box.every((value, side) => Math.abs(value - (there[side] ?? Number.NaN)) <= 1) ? [] : [{ name, box, there }]
  })

/** In the page: the computed style of each element of the host's, without custom properties. */
export function hostStyles(): string[] {
  const own = [...document.querySelectorAll('body, body *')].filter((one) => !one.closest('interact-consent'))
  return [document.documentElement, ...own].map((one) => {
    const style = getComputedStyle(one)
    const values = [...style]
      .filter((name) => !name.startsWith('--'))
      .map((name) => `${name}: ${style.getPropertyValue(name)}`)
    return `${one.localName} ${values.join('; ')}`
  })
}

/** A page with a held frame, whose own box, the host's, is laid down beyond the reach of the sheet. */
export function heldPage(css: string): string {
  const box = '.hold { display: block; width: 500px; height: 300px; margin: 0; padding: 0; border: 0 }'
  const firm = `width: 500px; height: 300px; min-width: 0; min-height: 0; max-width: none; max-height: none; padding: 0; border: 0;
display: block; zoom: 1; scale: none; rotate: none; transform: none; contain: none; position: static`
  const layer = `@layer x { iframe { ${firm.replace(/(?=;|$)/g, ' !important')} } }`
  return consentPage({
    // A cookie of its own: other pages of the same host are still to ask.
    config: { ...statsSite, cookie: { name: 'held' } },
    head: `<style>${css}</style><style>${layer}${box}</style>`,
    body: '<iframe data-consent="stats" data-src="/clip" title="A clip"></iframe>',
  })
}

/** In that page, which it refuses: the way back, and a placeholder's buttons. */
export async function heldLooks(): Promise<unknown[][]> {
  const { InteractConsent } = window as unknown as { InteractConsent: { rejectAll(): void } }
  InteractConsent.rejectAll()
  for (let tries = 0; tries < 500 && !document.querySelector('.interact-consent-launcher'); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  const way = document.querySelectorAll('.interact-consent-launcher')
  const inside = document.querySelector('iframe')?.contentDocument
  return [...way, ...(inside?.querySelectorAll('.interact-consent-placeholder button') ?? [])].map((one) => {
    const { width, height } = one.getBoundingClientRect()
    const { color, backgroundColor, fontSize, visibility, textTransform, display } = getComputedStyle(one)
    const size = [Math.round(width), Math.round(height)]
    return [...size, color, backgroundColor, fontSize, visibility, textTransform, display]
  })
}
