import type { GateKind } from '../../events'
import { type Address, resolveAddress } from '../../lib/natives'
import { wordsIn } from '../loading'
import type { GateContext } from '../types'
import { forgetEmpty, keepEmpty } from './emptyFrame'
import { addressesOf, contentOf, empty, fill, mediaOf, NAMES, type Put } from './heldElement'

const HELD = ':is(iframe, img, video, audio, picture, source, track, link, embed, object, input)[data-consent]'

/** What an element waits for. */
export interface Waiting {
  /** The category and service ids that it needs. */
  need: readonly string[]
  /** Whether a grant for the session is not enough. */
  persistent: boolean
  /** Where it would load from. */
  hosts: readonly string[]
}

/** What stands in place of an element that waits. */
export interface Cover {
  /** Follows the element where the page has moved it. */
  update(): void
  undo(): void
}

export interface FrameContext extends GateContext {
  /** The services that declare an address. */
  servicesAt(address: Address): readonly string[]
  /** Says, where it would stand, that an element waits; `load` loads it now, for as long as this page lives. */
  cover(face: HTMLElement, waiting: Waiting, load: () => void): Cover
}

interface State {
  live?: boolean
  /** What was let go for this page only; something else in the same tag was not meant. */
  once?: string
}

const kindOf = (element: Element): GateKind =>
  element.matches('iframe, embed, object') ? 'frame' : element.matches('link') ? 'style' : 'media'

/** Where something is seen to be missing: the frame itself, the video of a source. A picture has its own text. */
function faceOf(element: HTMLElement): HTMLElement | null {
  const media = mediaOf(element)
  if (media) return element === media || !media.hasAttribute('src') ? media : null
  return kindOf(element) === 'frame' ? element : null
}

/**
 * Tagged frames, pictures, videos and style sheets: what they load stands under `data-src`, `data-href` and the like,
 * which no browser fetches, until a choice covers it.
 */
export function installFrames(context: FrameContext): Cover {
  const { allows, emit, fail, trusted, nonce, given, heldByGate, roots, servicesAt, cover } = context
  const put: Put = new WeakMap()
  const states = new WeakMap<Element, State>()
  const covers = new Map<HTMLElement, Cover & { waiting: string }>()

  /** Why an element is not let go whatever the choice, if so. */
  const flaw = (element: HTMLElement, addresses: readonly Address[]): string | false => {
    if (addresses.some(({ protocol }) => protocol === 'javascript:')) return 'its address is a script'
    // Injected markup cannot know the nonce; releasing it would carry it past the page's own policy.
    const guarded = nonce && element.matches('link, embed, object, [data-srcdoc]') && element.nonce !== nonce
    return !!guarded && 'it does not bear the nonce of the page'
  }

  /** Lets go or holds; returns what it waits for, if it does. */
  const look = (element: HTMLElement): Waiting | null => {
    const content = contentOf(element)
    if (!content) return null
    const { consent = '', consentLifetime = 'session' } = element.dataset
    const addresses = addressesOf(element)
    const ids = consent.split(/\s+/).filter(Boolean)
    const inside = element.dataset.srcdoc === undefined ? [] : wordsIn(element.dataset.srcdoc, trusted)
    const services = [...addresses, ...inside.map(resolveAddress)].flatMap(servicesAt)
    // A tag that names a category only must not open what was refused by the name of its service.
    const need = [...new Set([...ids, ...(ids[0] ? services : [])])]
    const persistent = consentLifetime !== 'session'
    const state = states.get(element) ?? {}
    states.set(element, state)
    const { live, once } = state

    const wrong = flaw(element, addresses)
    const may = allows(need, persistent ? 'persistent' : 'session') || once === content
    if (may && wrong) fail('tag-held', `<${element.localName} data-consent="${consent}">: ${wrong}`)
    state.live = may && !wrong
    const kind = kindOf(element)
    if (state.live) {
      if (fill(element, put, trusted, given) && !live) emit('released', { kind, category: consent, element })
      return null
    }
    const hosts = [...new Set(addresses.map(({ host }) => host).filter(Boolean))]
    if (live !== false) empty(element, put, given)
    keepEmpty(element, addresses, live !== false)
    if (live !== false) {
      const service = services[0] && { service: services[0] }
      for (const target of hosts) emit('blocked', { kind, category: consent, ...service, target })
    }
    return { need, persistent, hosts }
  }

  /** The same of what bears a tag because a gate held it: what it gets or loses here is not the page's doing. */
  const lookAtAny = (element: HTMLElement): Waiting | null => {
    const isHeldByGate = heldByGate.delete(element)
    const waiting = look(element)
    if (isHeldByGate) heldByGate.add(element)
    return waiting
  }

  const tagged = (): Iterable<HTMLElement> => roots.find(HELD)

  const update = (): void => {
    const missing = new Map<HTMLElement, Waiting>()
    const there = new Set<HTMLElement>()
    for (const element of tagged()) {
      const waiting = lookAtAny(element)
      const face = faceOf(element)
      if (!face) continue
      if (!waiting) there.add(face)
      else if (!missing.has(face)) missing.set(face, waiting)
    }
    for (const [face, one] of covers) {
      if (JSON.stringify(missing.get(face)) === one.waiting && !there.has(face)) continue
      one.undo()
      covers.delete(face)
    }
    for (const [face, waiting] of missing) {
      if (there.has(face)) continue
      const one = covers.get(face)
      if (one) one.update()
      else covers.set(face, { ...cover(face, waiting, () => loadOnce(face)), waiting: JSON.stringify(waiting) })
    }
    // What was done just now needs no second look.
    watcher.takeRecords()
  }
  function loadOnce(face: HTMLElement): void {
    for (const element of tagged()) {
      if (faceOf(element) === face) states.set(element, { live: false, once: contentOf(element) })
    }
    update()
  }

  const watcher = new MutationObserver((records) => {
    // Who brings a page in line with other markup takes away what stands there only since a gate held the element. The
    // last value comes last.
    for (const { target, attributeName, oldValue } of records.reverse()) {
      const element = target as Element
      if (
        attributeName?.startsWith('data-') &&
        oldValue &&
        heldByGate.has(element) &&
        !element.hasAttribute(attributeName)
      )
        element.setAttribute(attributeName, oldValue)
    }
    if (records.some(({ target }) => (target as Element).closest('[data-consent]'))) update()
  })
  // Chromium takes a frame whose address is taken off to an empty document, but not at once.
  const onLoad = ({ target }: Event): void => {
    if ((target as Element).localName === 'iframe' && (target as Element).matches(HELD)) update()
  }
  document.addEventListener('load', onLoad, true)
  watcher.observe(document, {
    subtree: true,
    attributeOldValue: true,
    attributeFilter: ['data-consent', ...NAMES, ...NAMES.map((name) => `data-${name}`)],
  })
  update()

  return {
    update,
    undo() {
      watcher.disconnect()
      document.removeEventListener('load', onLoad, true)
      for (const one of covers.values()) one.undo()
      for (const element of tagged()) forgetEmpty(element)
      covers.clear()
    },
  }
}
