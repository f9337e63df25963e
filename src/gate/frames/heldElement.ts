import { type Address, resolveAddress } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import { putSandboxBack, refill, renew } from './emptyFrame'

/** Attributes that a tag may hold back, each as `data-` and its name. */
export const NAMES = ['src', 'srcset', 'imagesrcset', 'href', 'poster', 'data', 'srcdoc']

/** For each element and attribute: the value that was there, and the value that replaced it. */
export type Put = WeakMap<Element, Record<string, [before: string | null, now: string]>>

/** Returns the element and what waits with it: sources of a video or picture that have no tag of their own. */
const partsOf = (element: Element): Element[] => [
  element,
  ...(element.matches('video, audio, picture, object')
    ? element.querySelectorAll(':is(source, track, img[data-src], img[data-srcset], embed):not([data-consent])')
    : []),
]

/** Visits each attribute that loads something, held back or not. */
function each(element: Element, visit: (part: Element, name: string, value: string, held: boolean) => void): void {
  for (const part of partsOf(element)) {
    for (const name of NAMES) {
      const held = part.getAttribute(`data-${name}`)
      const value = held ?? part.getAttribute(name)
      // The address of a waiting frame loads nothing.
      if (value !== null && !value.startsWith('about:blank')) visit(part, name, value, held !== null)
    }
  }
}

/** Returns the values that it would load, as one text; `''` if there are none. */
export function contentOf(element: Element): string {
  let all = ''
  each(element, (_part, _name, value) => {
    all += `${value}\n`
  })
  return all
}

/** Matches each address in a `srcset`, with its descriptor if it has one. A comma within an address belongs to it. */
const CANDIDATE = /([^\s,]\S*[^\s,]|[^\s,])(?:\s+[\d.]+[xwh])*/g

/** Returns the addresses that it would load from, except those within `srcdoc`. */
export function addressesOf(element: Element): Address[] {
  const found: string[] = []
  each(element, (_part, name, value) => {
    if (name.endsWith('srcset')) for (const [, address = ''] of value.matchAll(CANDIDATE)) found.push(address)
    else if (name !== 'srcdoc') found.push(value)
  })
  return found.map(resolveAddress)
}

/** Returns the video or audio that an element is, or is a source of. */
export function mediaOf(element: Element): HTMLMediaElement | null {
  const media = element.matches('source, track') ? element.parentElement : element
  return media instanceof HTMLMediaElement ? media : null
}

/** Whether a frame shows a document: setting its address again would reload it. */
const isShowing = (part: Element): boolean =>
  part.localName === 'iframe' && !/^about:blank/.test(`${(part as HTMLIFrameElement).contentDocument?.URL}`)

/**
 * Gives an element the values that it held back, unless it has them already. Returns whether it gave any.
 *
 * @param given records the values, so that the other gates let them stand
 */
export function fill(element: Element, put: Put, trusted: Trusted, given: GateContext['given']): boolean {
  const work: (() => void)[] = []
  each(element, (part, name, value, held) => {
    const record = put.get(part) ?? {}
    put.set(part, record)
    const there = part.getAttribute(name)
    // A copy of a frame that was released already has its address, which is then not what the frame had before.
    const [before, now] = record[name] ?? [there === value ? null : there]
    // A value that the page has set since stays.
    const isThere = now === value && ((there !== null && there !== before) || isShowing(part))
    if (!held || isThere) return
    work.push(() => {
      record[name] = [before, value]
      given.set(part, { ...given.get(part), [name]: value })
      // Attributes that Trusted Types guard
      // (https://www.w3.org/TR/trusted-types/#enforcement-in-element-content-attributes).
      const code = part.matches('embed, object') && trusted.createScriptURL(value)
      part.setAttribute(name, name === 'srcdoc' ? trusted.createHTML(value) : code || value)
    })
  })
  const [first] = work
  if (!first) return false
  const give = (): void => {
    putSandboxBack(element)
    for (const step of work) step()
  }
  if (element.localName === 'iframe' && element.hasAttribute('src')) refill(element, give)
  else give()
  const media = mediaOf(element)
  // A video does not notice that a source gets its address late; but one that plays must not start again
  // (https://html.spec.whatwg.org/multipage/embedded-content.html#the-source-element).
  if (media && !media.hasAttribute('src') && [0, 3].includes(media.networkState)) media.load()
  return true
}

/** Holds back what loads, also under its plain name, and stops what is loaded. */
export function empty(element: Element, put: Put, given: GateContext['given']): void {
  let changed = false
  for (const part of partsOf(element)) given.delete(part)
  const take = (): void =>
    each(element, (part, name, value, held) => {
      // Markup of an element that was released, put in anew: it has its address, and stands in for nothing.
      const isCopy = part.getAttribute(name) === value
      const [before] = held ? (put.get(part)?.[name] ?? (isCopy ? [null] : [])) : [null]
      if (!held) part.setAttribute(`data-${name}`, value)
      if (before === undefined) return
      delete put.get(part)?.[name]
      changed = true
      if (before === null) return part.removeAttribute(name)
      // The stand-in that the author shows meanwhile: the other gates let it stand too.
      given.set(part, { ...given.get(part), [name]: before })
      part.setAttribute(name, before)
    })
  // Re-inserted, it loses its document and all that runs there.
  if (element.matches(':is(iframe, embed):is([src], [srcdoc]), object[data]')) renew(element, take)
  else take()
  const media = mediaOf(element)
  if (!changed || !media) return
  media.pause()
  media.load()
}
