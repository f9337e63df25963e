import type { Judgement } from '../choice/judge'
import type { GateKind } from '../events'
import type { GateContext } from './types'

/** What only URLs and markup with a declared host have in them; what follows the last `*` is in every host that fits. */
export const literals = (hosts: readonly string[]): string[] =>
  hosts.map((host) => host.slice(host.lastIndexOf('*') + 1))

/** The judgement on a URL that may not be loaded or sent to now, which was told then; most URLs are nobody's. */
export type Refuses = (kind: GateKind, url: unknown, stack: () => string) => Judgement | undefined

/** Told from the text alone where it can be, so that a page full of other URLs stays as fast as it was. */
export function createRefuses({ ask, hosts, wary }: GateContext): Refuses & { maybe(text: string): unknown } {
  const named = new RegExp(literals(hosts).join('|').replace(/\./g, '\\.') || '$^', 'i')
  const maybe = (text: string): unknown => named.test(text) || wary()
  const refuses: Refuses = (kind, url, stack) => {
    const text = `${(url as Request | null)?.url ?? url}`
    if (!maybe(text)) return
    try {
      const judgement = ask(kind, new URL(text, document.baseURI).host, stack)
      return judgement.verdict ? undefined : judgement
    } catch {
      // No URL: the browser tells the page itself.
    }
  }
  return Object.assign(refuses, { maybe })
}
