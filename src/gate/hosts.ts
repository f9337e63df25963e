import type { Judgement } from '../choice/judge'
import type { GateKind } from '../events'
import { resolveAddress } from '../lib/natives'
import type { GateContext } from './types'

/**
 * Judges an address that a script gave as text, or one attribute's value. Returns the judgement if the address may not
 * be loaded or sent to now; `ask` has reported it by then. Returns `undefined` if it may, or if it is no valid address,
 * which the browser itself reports.
 *
 * Costs one parse of the address and one look-up for each label of its host, however many hosts are declared. So
 * elements are found by tag and attribute, and never by a selector that names hosts.
 */
export type Refuses = (kind: GateKind, target: unknown, stack: () => string) => Judgement | undefined

/**
 * Characters that the URL parser drops anywhere in an address (https://url.spec.whatwg.org/#concept-basic-url-parser).
 */
const DROPPED = /[\t\n\r]+/g
/**
 * Ways to write a host so that its plain name does not appear: character references in markup; within an address,
 * escapes and letters that Unicode folds into others (https://url.spec.whatwg.org/#concept-host-parser).
 */
const DISGUISED = /&(?!amp;|lt;|gt;|quot;|nbsp;)|[:/\\][^\s"'<>:/\\?#]*(?:%|[^\0-\x7f])/

/**
 * Compiles the declared hosts, once.
 *
 * `maybe` says whether a longer text (markup, a style sheet) may name a declared host, plainly or disguised. `false` is
 * certain; `true` means that the text is worth parsing. Takes linear time.
 */
export function createRefuses({
  ask,
  declares,
  hosts,
  dependsOnCaller,
}: GateContext): Refuses & { maybe(text: string): unknown } {
  // Each host up to its port, its path or its first `*`: every host that fits contains this part.
  const literals = hosts.map((host) => host.replace(/[*:/].*/s, '').replaceAll('.', '\\.'))
  const named = new RegExp(literals.join('|'), 'i')
  const maybe = (text: string): unknown => {
    const plain = text.replace(DROPPED, '')
    return dependsOnCaller() || (!!hosts[0] && (named.test(plain) || DISGUISED.test(plain)))
  }
  const refuses: Refuses = (kind, target, stack) => {
    try {
      const address = resolveAddress(`${target}`)
      if (!declares(address) && !dependsOnCaller(address)) return
      const judgement = ask(kind, address, stack)
      return judgement.verdict ? undefined : judgement
    } catch {
      // Fails closed, as in `cookies`.
      return { verdict: null, category: null }
    }
  }
  return Object.assign(refuses, { maybe })
}
