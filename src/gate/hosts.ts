import type { Judgement } from '../choice/judge'
import type { GateKind } from '../events'
import type { GateContext } from './types'

/**
 * The judgement on an address that may not be loaded or sent to now, which was told then; most addresses are nobody's.
 * Asked with what a script handed over (text, a `URL`, a `Request`), or with the value of one attribute. `undefined`: it
 * may go, or is no address, which the browser tells the page itself.
 *
 * Costs one parse of the address and as many look-ups as its host has labels, however many hosts are declared: so
 * elements are found by tag and attribute, and never by a selector that names hosts.
 */
export type Refuses = (kind: GateKind, target: unknown, stack: () => string) => Judgement | undefined

const escaped = (text: string): string => text.replace(/[^\w-]/g, '\\$&')

/** Of each pattern the part that stands in every host that fits, in no other spelling than lower case. */
export const literals = (hosts: readonly string[]): string[] =>
  hosts.map((host) =>
    host
      .replace(/(\[.*?\]|[^:/]*).*/s, '$1')
      .split('*')
      .reduce((longest, part) => (part.length > longest.length ? part : longest), ''),
  )

/**
 * Ways of writing a host in which it is not there to be read: character references in markup, and within an address
 * escapes, letters that Unicode folds into others, and line ends that the URL parser drops
 * (https://url.spec.whatwg.org/#concept-host-parser).
 */
const DISGUISED = /&(?!amp;|lt;|gt;|quot;|nbsp;)|[:/\\][^\s"'<>:/\\?#]*(?:%|[^\0-\x7f])|[/\\]{2}[^"'<>/\\]*[\t\n\r]/

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
  const plain = new RegExp(literals(hosts).map(escaped).join('|') || '$^', 'i')
  const maybe = (text: string): unknown => mattersWho() || (!!hosts[0] && (plain.test(text) || DISGUISED.test(text)))
  const refuses: Refuses = (kind, target, stack) => {
    let address: URL
    try {
      address = new URL(target instanceof Request ? target.url : `${target}`, document.baseURI)
    } catch {
      return undefined
    }
    if (!declares(address) && !mattersWho(address)) return undefined
    const judgement = ask(kind, address, stack)
    return judgement.verdict ? undefined : judgement
  }
  return Object.assign(refuses, { maybe })
}
