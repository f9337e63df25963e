import type { GateKind } from '../../events'
import { type Address, resolveAddress } from '../../lib/natives'
import { wordsIn } from '../loading'
import type { GateContext } from '../types'
import { forgetEmpty, keepEmpty } from './emptyFrame'
import { addressesOf, contentOf, empty, fill, mediaOf, NAMES, type Put } from './heldElement'

const HELD = ':is(iframe, img, video, audio, picture, source, track, link, embed, object, input)[data-consent]'

/** What the page may change in an element that waits or has loaded. */
const CHANGES = {
  subtree: true,
  attributeOldValue: true,
  attributeFilter: ['data-consent', ...NAMES, ...NAMES.map((name) => `data-${name}`)],
}

/** What an element waits for. */
export interface Waiting {
  /** The category and service ids that it needs. */
  need: readonly string[]
  /** Whether a grant for the session is not enough. */
  persistent: boolean
  /** Hosts that it would load from. */
  hosts: readonly string[]
}

/** The placeholder of an element that waits. */
export interface Cover {
  /** Follows the element where the page has moved it. */
  update(): void
  undo(): void
}

export interface FrameContext extends GateContext {
  /** Returns the ids of the services that declare an address. */
  servicesAt(address: Address): readonly string[]
  /** Puts a placeholder where the element would stand. `load` loads the element now, for as long as this page lives. */
  cover(face: HTMLElement, waiting: Waiting, load: () => void): Cover
}

interface State {
  live?: boolean
  /** The content that the visitor loaded for this page only; other content in the same tag still waits. */
  once?: string
}

const kindOf = (element: Element): GateKind =>
  element.matches('iframe, embed, object') ? 'frame' : element.matches('link') ? 'style' : 'media'

/**
 * Returns the element that a placeholder covers: the frame itself, or the video of a source. `null` for a picture,
 * which has its own alternative text.
 */
function faceOf(element: HTMLElement): HTMLElement | null {
  const media = mediaOf(element)
  if (media) return element === media || !media.hasAttribute('src') ? media : null
  return kindOf(element) === 'frame' ? element : null
}

/**
 * Holds and releases tagged frames, pictures, videos and style sheets. What they load stands under `data-src`,
 * `data-href` and the like, which no browser fetches, until a choice covers it.
 */
export function installFrames(context: FrameContext): Cover {
  const { allows, emit, fail, trusted, nonce, given, heldByGate, roots, servicesAt, cover } = context
  const put: Put = new WeakMap()
  const states = new WeakMap<Element, State>()
  const covers = new Map<HTMLElement, Cover & { waiting: string }>()

  /** Returns why an element stays held whatever the choice; `false` if nothing speaks against its release. */
  const flaw = (element: HTMLElement, addresses: readonly Address[]): string | false => {
    if (addresses.some(({ protocol }) => protocol === 'javascript:')) return 'its address is a script'
    // Injected markup cannot know the nonce; releasing it would carry it past the page's own policy.
    const guarded = nonce && element.matches('link, embed, object, [data-srcdoc]') && element.nonce !== nonce
    return !!guarded && 'it does not bear the nonce of the page'
  }

  /** Releases or holds an element; returns what it waits for, or `null` if it is released. */
  const releaseOrHold = (element: HTMLElement): Waiting | null => {
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

  /** The same, also for an element that a gate tagged: the gate must not take these changes for the page's. */
  const updateElement = (element: HTMLElement): Waiting | null => {
    const isHeldByGate = heldByGate.delete(element)
    const waiting = releaseOrHold(element)
    if (isHeldByGate) heldByGate.add(element)
    return waiting
  }

  const tagged = (): Iterable<HTMLElement> => roots.find(HELD)

  const update = (): void => {
    const missing = new Map<HTMLElement, Waiting>()
    const there = new Set<HTMLElement>()
    for (const element of tagged()) {
      // Each shadow root is a tree of its own. To observe it again changes nothing.
      const root = element.getRootNode()
      if (root !== document) watcher.observe(root, CHANGES)
      const waiting = updateElement(element)
      const face = faceOf(element)
      if (!face) continue
      if (!waiting) there.add(face)
      else if (!missing.has(face)) missing.set(face, waiting)
    }
    for (const [face, shown] of covers) {
      if (JSON.stringify(missing.get(face)) === shown.waiting && !there.has(face)) continue
      shown.undo()
      covers.delete(face)
    }
    for (const [face, waiting] of missing) {
      if (there.has(face)) continue
      const shown = covers.get(face)
      if (shown) shown.update()
      else covers.set(face, { ...cover(face, waiting, () => loadOnce(face)), waiting: JSON.stringify(waiting) })
    }
    // Our own changes need no update.
    watcher.takeRecords()
  }
  function loadOnce(face: HTMLElement): void {
    for (const element of tagged()) {
      if (faceOf(element) === face) states.set(element, { live: false, once: contentOf(element) })
    }
    update()
  }

  const watcher = new MutationObserver((records) => {
    // Frameworks that morph a page remove the attributes that a gate added. The newest record comes first: it has the
    // value that was last there.
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
  // Chromium empties a frame whose address was removed, but not at once.
  const onLoad = ({ target }: Event): void => {
    if ((target as Element).localName === 'iframe' && (target as Element).matches(HELD)) update()
  }
  document.addEventListener('load', onLoad, true)
  watcher.observe(document, CHANGES)
  update()

  return {
    update,
    undo() {
      watcher.disconnect()
      document.removeEventListener('load', onLoad, true)
      for (const shown of covers.values()) shown.undo()
      for (const element of tagged()) forgetEmpty(element)
      covers.clear()
    },
  }
}
