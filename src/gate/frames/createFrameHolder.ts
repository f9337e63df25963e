import type { GateKind } from '../../events'
import { type Address, resolveAddress } from '../../lib/natives'
import { plain } from '../../lib/trusted'
import { wordsIn } from '../loading'
import { readNeed } from '../readNeed'
import { keepEmpty } from './emptyFrame'
import { addressesOf, contentOf, empty, fill, type Put } from './heldElement'
import type { FrameContext, Waiting } from './types'

/** Holds and releases single elements. */
export interface FrameHolder {
  /** Releases or holds an element; returns what it waits for, or `null` if it is released. */
  update(element: HTMLElement): Waiting | null
  /** Lets an element load what it has now, for as long as this page lives. Other content in it still waits. */
  allowOnce(element: Element): void
}

interface State {
  live: boolean
  /** The content that the visitor loaded for this page only. */
  once?: string | undefined
}

export const kindOf = (element: Element): GateKind =>
  element.matches('iframe, embed, object') ? 'frame' : element.matches('link') ? 'style' : 'media'

/** Whether a frame takes a plain text as its content: a page that requires Trusted Types may have a policy for them. */
function doesTakePlain(): boolean {
  try {
    document.createElement('iframe').srcdoc = ''
    return true
  } catch {
    return false
  }
}

export function createFrameHolder({
  allows,
  emit,
  fail,
  trusted,
  nonce,
  given,
  heldByGate,
  servicesAt,
}: FrameContext): FrameHolder {
  const put: Put = new WeakMap()
  const states = new WeakMap<Element, State>()
  let takesPlain: boolean | undefined

  /** Returns why an element stays held whatever the choice; `false` if nothing speaks against its release. */
  const flaw = (element: HTMLElement, addresses: readonly Address[], isVouched: boolean): string | false => {
    if (addresses.some(({ protocol }) => protocol === 'javascript:')) return 'its address is a script'
    const isCode = element.matches('embed, object, [data-srcdoc]')
    if (isCode && !isVouched) {
      takesPlain ??= doesTakePlain()
      if (!takesPlain) return 'it is no Trusted Type, and our own tag bears no nonce'
    }
    // Injected markup cannot know the nonce; releasing it would carry it past the page's own policy.
    const guarded = nonce && (isCode || element.matches('link')) && element.nonce !== nonce
    return !!guarded && 'it does not bear the nonce of the page'
  }

  /** @param isOurs whether a gate has tagged it: then the browser has taken its address already */
  const releaseOrHold = (element: HTMLElement, isOurs: boolean): Waiting | null => {
    const content = contentOf(element)
    if (!content) return null
    const { need: ids, lifetime } = readNeed(element)
    const addresses = addressesOf(element)
    const inside = element.dataset.srcdoc === undefined ? [] : wordsIn(element.dataset.srcdoc, trusted)
    const services = [...addresses, ...inside.map(resolveAddress)].flatMap(servicesAt)
    // A tag that names a category only must not open what was refused by the name of its service.
    const need = [...new Set([...ids, ...(ids[0] ? services : [])])]
    const { live, once } = states.get(element) ?? {}
    const category = ids.join(' ')
    // Otherwise nothing shows who wrote the tag, and its strings do not become Trusted Types.
    const isVouched = isOurs || !!nonce
    const may = allows(need, lifetime) || once === content
    const wrong = may && flaw(element, addresses, isVouched)
    if (wrong) fail('tag-held', `<${element.localName} data-consent="${category}">: ${wrong}`)
    const isReleased = may && !wrong
    states.set(element, { live: isReleased, once })
    const kind = kindOf(element)
    if (isReleased) {
      if (fill(element, put, isVouched ? trusted : plain, given) && !live) emit('released', { kind, category, element })
      return null
    }
    const hosts = [...new Set(addresses.map(({ host }) => host).filter(Boolean))]
    const isFirst = live !== false
    if (isFirst) empty(element, put, given)
    keepEmpty(element, addresses, isFirst)
    if (isFirst) {
      const service = services[0] && { service: services[0] }
      for (const target of hosts) emit('blocked', { kind, category, ...service, target })
    }
    return { need, lifetime, hosts }
  }

  return {
    update(element) {
      // The gate that tagged it must not take these changes for the page's.
      const isHeldByGate = heldByGate.delete(element)
      const waiting = releaseOrHold(element, isHeldByGate)
      if (isHeldByGate) heldByGate.add(element)
      return waiting
    },
    allowOnce: (element) => void states.set(element, { live: false, once: contentOf(element) }),
  }
}
