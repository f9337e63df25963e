import type { Trusted } from '../../lib/trusted'

/** What a tag may hold back, each under `data-` and its name. */
const NAMES = ['src', 'srcset', 'imagesrcset', 'href', 'poster', 'data', 'srcdoc']

/** For each element and name: what stood there before, and what was put in its place. */
export type Put = WeakMap<Element, Record<string, [before: string | null, now: string]>>

/** The element and what waits with it: the sources of a video or picture that bear no tag of their own. */
const partsOf = (element: Element): Element[] => [
  element,
  ...(element.matches('video, audio, picture, object')
    ? element.querySelectorAll(':is(source, track, img[data-src], img[data-srcset], embed):not([data-consent])')
    : []),
]

/** Each attribute that loads something, held back or not. */
function each(element: Element, visit: (part: Element, name: string, value: string, held: boolean) => void): void {
  for (const part of partsOf(element)) {
    for (const name of NAMES) {
      const held = part.getAttribute(`data-${name}`)
      const value = held ?? part.getAttribute(name)
      if (value !== null) visit(part, name, value, held !== null)
    }
  }
}

/** All that it would load, as one text; `''` where that is nothing. */
export function contentOf(element: Element): string {
  let all = ''
  each(element, (_part, _name, value) => {
    all += `${value}\n`
  })
  return all
}

/** Where it would load from. */
export function addressesOf(element: Element): URL[] {
  const found: URL[] = []
  each(element, (_part, name, value) => {
    const all = name.endsWith('srcset') ? value.split(/,\s/).map((one) => one.trim().replace(/\s.*/s, '')) : [value]
    for (const one of name === 'srcdoc' ? [] : all) {
      try {
        found.push(new URL(one, document.baseURI))
      } catch {
        // The browser cannot load it either.
      }
    }
  })
  return found
}

/** The video or audio that an element is, or is a source of. */
export function mediaOf(element: Element): HTMLMediaElement | null {
  const media = element.matches('source, track') ? element.parentElement : element
  return media instanceof HTMLMediaElement ? media : null
}

/**
 * Gives an element what it held back, where that has not been done. Tells whether it had to.
 *
 * @param free is told of what may load whatever it names
 */
export function fill(element: Element, put: Put, trusted: Trusted, free: WeakSet<Element>): boolean {
  let changed = false
  for (const part of partsOf(element)) free.add(part)
  each(element, (part, name, value, held) => {
    const record = put.get(part) ?? {}
    put.set(part, record)
    const [before, now] = record[name] ?? [part.getAttribute(name)]
    if (!held || now === value) return
    record[name] = [before, value]
    changed = true
    // What Trusted Types guard (https://www.w3.org/TR/trusted-types/#enforcement-in-element-content-attributes).
    const code = part.matches('embed, object') && trusted.createScriptURL(value)
    part.setAttribute(name, name === 'srcdoc' ? trusted.createHTML(value) : code || value)
  })
  const media = mediaOf(element)
  // A source that gets its address late is not seen by itself; what plays already must not start again
  // (https://html.spec.whatwg.org/multipage/embedded-content.html#the-source-element).
  if (changed && media && !media.hasAttribute('src') && [0, 3].includes(media.networkState)) media.load()
  return changed
}

/** Takes off what loads, also where the author left it under its own name, and ends what came of it. */
export function empty(element: Element, put: Put, free: WeakSet<Element>): void {
  let changed = false
  for (const part of partsOf(element)) free.delete(part)
  each(element, (part, name, value, held) => {
    const [before] = held ? (put.get(part)?.[name] ?? []) : [null]
    if (!held) part.setAttribute(`data-${name}`, value)
    if (before === undefined) return
    delete put.get(part)?.[name]
    changed = true
    if (before === null) part.removeAttribute(name)
    else part.setAttribute(name, before)
  })
  if (!changed) return
  const media = mediaOf(element)
  media?.pause()
  media?.load()
  // Put in anew it loses its document, with all that runs there, and leaves no step in the session's history.
  if (element.matches('iframe, embed, object')) element.parentNode?.insertBefore(element, element.nextSibling)
}
