import { type Address, resolveAddress } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import { putSandboxBack, renew } from './emptyFrame'

/** What a tag may hold back, each under `data-` and its name. */
export const NAMES = ['src', 'srcset', 'imagesrcset', 'href', 'poster', 'data', 'srcdoc']

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
      // What a frame has while it waits is no address.
      if (value !== null && !value.startsWith('about:blank')) visit(part, name, value, held !== null)
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

/** The addresses in a list of pictures, each with what it is for or without: a comma within one belongs to it. */
const CANDIDATE = /([^\s,]\S*[^\s,]|[^\s,])(?:\s+[\d.]+[xwh])*/g

/** Where it would load from, but for what stands in markup of its own. */
export function addressesOf(element: Element): Address[] {
  const found: string[] = []
  each(element, (_part, name, value) => {
    if (name.endsWith('srcset')) for (const [, address = ''] of value.matchAll(CANDIDATE)) found.push(address)
    else if (name !== 'srcdoc') found.push(value)
  })
  return found.map(resolveAddress)
}

/** The video or audio that an element is, or is a source of. */
export function mediaOf(element: Element): HTMLMediaElement | null {
  const media = element.matches('source, track') ? element.parentElement : element
  return media instanceof HTMLMediaElement ? media : null
}

/** Whether a frame shows something: to give it its address again would begin that anew. */
const isShowing = (part: Element): boolean =>
  part.localName === 'iframe' && !/^about:blank/.test(`${(part as HTMLIFrameElement).contentDocument?.URL}`)

/**
 * Gives an element what it held back, where that has not been done, or the page has taken it away. Tells whether it had to.
 *
 * @param given is told of what it gets, which nobody else may change meanwhile
 */
export function fill(element: Element, put: Put, trusted: Trusted, given: GateContext['given']): boolean {
  const work: (() => void)[] = []
  each(element, (part, name, value, held) => {
    const record = put.get(part) ?? {}
    put.set(part, record)
    const there = part.getAttribute(name)
    const [before, now] = record[name] ?? [there]
    // What the page itself has put there since is its own.
    const isThere = now === value && ((there !== null && there !== before) || isShowing(part))
    if (!held || isThere) return
    work.push(() => {
      record[name] = [before, value]
      given.set(part, { ...given.get(part), [name]: value })
      // What Trusted Types guard (https://www.w3.org/TR/trusted-types/#enforcement-in-element-content-attributes).
      const code = part.matches('embed, object') && trusted.createScriptURL(value)
      part.setAttribute(name, name === 'srcdoc' ? trusted.createHTML(value) : code || value)
    })
  })
  const [first] = work
  if (!first) return false
  const give = (): void => {
    putSandboxBack(element)
    for (const put of work) put()
  }
  if (element.localName === 'iframe' && element.hasAttribute('src')) renew(element, give)
  else give()
  const media = mediaOf(element)
  // A source that gets its address late is not seen by itself; what plays already must not start again
  // (https://html.spec.whatwg.org/multipage/embedded-content.html#the-source-element).
  if (media && !media.hasAttribute('src') && [0, 3].includes(media.networkState)) media.load()
  return true
}

/** Takes off what loads, also where the author left it under its own name, and ends what came of it. */
export function empty(element: Element, put: Put, given: GateContext['given']): void {
  let changed = false
  for (const part of partsOf(element)) given.delete(part)
  const take = (): void =>
    each(element, (part, name, value, held) => {
      const [before] = held ? (put.get(part)?.[name] ?? []) : [null]
      if (!held) part.setAttribute(`data-${name}`, value)
      if (before === undefined) return
      delete put.get(part)?.[name]
      changed = true
      if (before === null) return part.removeAttribute(name)
      // What its author shows meanwhile is no address that somebody else gave it.
      given.set(part, { ...given.get(part), [name]: before })
      part.setAttribute(name, before)
    })
  // Put in anew it loses its document, with all that runs there.
  if (element.matches(':is(iframe, embed):is([src], [srcdoc]), object[data]')) renew(element, take)
  else take()
  const media = mediaOf(element)
  if (!changed || !media) return
  media.pause()
  media.load()
}
