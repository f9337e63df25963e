import type { Judgement } from '../../choice/judge'
import { closest, getAttribute, hasAttribute, localName } from '../../lib/natives'
import { createRefuses } from '../hosts'
import { loadingName, waitingKind, wordsIn } from '../loading'
import { readNeed } from '../readNeed'
import type { GateContext } from '../types'

/** Says what elements may load now. */
export interface Judge {
  /**
   * Returns the judgement on an attribute's value if it is refused. It names no service if the author's tag refuses the
   * value; otherwise `ask` has reported it.
   */
  refusal(element: Element, attribute: string, value: string, stack: () => string): Judgement | undefined
  /** Whether an element was tagged by its author. */
  isTagged(element: Element): boolean
  /** Whether that tag is not covered, or the tag of the video or picture that the element belongs to. */
  isHeldByTag(element: Element): boolean
  /** Whether a frame waits, whoever tagged it. */
  isWaiting(frame: Element): boolean
  /** Whether markup may contain anything refused; `false` is certain. */
  mayHold(markup: string): boolean
}

/** Values that load nothing; lazy loaders use them as stand-ins. */
const NOTHING = /^\s*($|about:blank|data:image)/i

export function createJudge(context: GateContext): Judge {
  const { allows, passesAll, heldByGate, given, trusted } = context
  const refuses = createRefuses(context)

  const isTagged = (element: Element): boolean => hasAttribute(element, 'data-consent') && !heldByGate.has(element)

  const isCovered = (tagged: Element): boolean => {
    const { need, lifetime } = readNeed(tagged)
    return allows(need, lifetime)
  }

  const isHeldByTag = (element: Element): boolean => {
    const isPart = /^(source|track|img|embed)$/.test(localName(element)) && !hasAttribute(element, 'data-consent')
    const tagged = isPart ? closest(element, 'video,audio,picture,object') : element
    return !!tagged && isTagged(tagged) && !isCovered(tagged)
  }

  return {
    isTagged,
    isHeldByTag,
    // One that the visitor has loaded once was given its address.
    isWaiting: (frame) =>
      hasAttribute(frame, 'data-consent') &&
      given.get(frame)?.['src'] !== getAttribute(frame, 'data-src') &&
      !isCovered(frame),
    mayHold: (markup) => !passesAll() && (!!refuses.maybe(markup) || /data-consent/i.test(markup)),
    refusal(element, attribute, value, stack) {
      const tag = localName(element)
      const name = loadingName(tag, attribute)
      if (!name || passesAll() || given.get(element)?.[name] === value) return
      // No browser runs a script of this type.
      if (tag === 'script' && getAttribute(element, 'type') === 'text/plain') return
      if (!NOTHING.test(value) && isHeldByTag(element)) return { verdict: null, category: null }
      let addresses: string[] | null = [value]
      // A comma within an address cuts off only what follows its host.
      if (/set$|ping/.test(name)) addresses = value.match(/[^\s,]+/g)
      if (name === 'srcdoc') addresses = refuses.maybe(value) ? wordsIn(value, trusted) : null
      for (const address of addresses ?? []) {
        const refused = refuses(waitingKind(tag) ?? 'network', address, stack)
        if (refused) return refused
      }
    },
  }
}
