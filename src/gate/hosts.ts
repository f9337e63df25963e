import type { Judgement } from '../choice/judge'
import type { GateKind } from '../events'
import { resolveAddress } from '../lib/natives'
import type { GateContext } from './types'

/**
 * The judgement on an address that may not be loaded or sent to now, which was told then; most addresses are nobody's.
 * Asked with what a script handed over as text, or with the value of one attribute. `undefined`: it
 * may go, or is no address, which the browser tells the page itself.
 *
 * Costs one parse of the address and as many look-ups as its host has labels, however many hosts are declared: so
 * elements are found by tag and attribute, and never by a selector that names hosts.
 */
export type Refuses = (kind: GateKind, target: unknown, stack: () => string) => Judgement | undefined

/** The URL parser drops them, wherever they stand (https://url.spec.whatwg.org/#concept-basic-url-parser). */
const DROPPED = /[\t\n\r]+/g
/**
 * Ways of writing a host in which it is not there to be read: character references in markup, and within an address
 * escapes and letters that Unicode folds into others (https://url.spec.whatwg.org/#concept-host-parser).
 */
const DISGUISED = /&(?!amp;|lt;|gt;|quot;|nbsp;)|[:/\\][^\s"'<>:/\\?#]*(?:%|[^\0-\x7f])/

/**
 * Compiles the declared hosts, once.
 *
 * `maybe` tells of a longer text (markup, a style sheet) whether it may name a declared host, written plainly or
 * disguised. Linear in the text; `false` is sure, `true` says that it is worth parsing.
 */
export function createRefuses({
  ask,
  declares,
  hosts,
  mattersWho,
}: GateContext): Refuses & { maybe(text: string): unknown } {
  // Of each the part before its port, its path and its first `*`: it stands in every host that fits, in lower case alone.
  const literals = hosts.map((host) => host.replace(/[*:/].*/s, '').replaceAll('.', '\\.'))
  const named = new RegExp(literals.join('|'), 'i')
  const maybe = (text: string): unknown => {
    const plain = text.replace(DROPPED, '')
    return mattersWho() || (!!hosts[0] && (named.test(plain) || DISGUISED.test(plain)))
  }
  const refuses: Refuses = (kind, target, stack) => {
    try {
      const address = resolveAddress(`${target}`)
      if (!declares(address) && !mattersWho(address)) return
      const judgement = ask(kind, address, stack)
      return judgement.verdict ? undefined : judgement
    } catch {
      // The page has broken what this stands on: what cannot be judged is refused.
      return { verdict: null, category: null }
    }
  }
  return Object.assign(refuses, { maybe })
}
