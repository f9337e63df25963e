import { categoryOf } from '../../choice/match'
import type { ResolvedConfig } from '../../config/schema'
import type { PageText } from '../text/enPage'
import { fill } from '../text/fill'
import type { Wording } from '../text/resolveText'

/** What is said of an element that waits. */
interface Held {
  /** Names the element. */
  name: string
  /** Says why it waits, and where it would come from. */
  reason(text: Wording<PageText>['text']): string
  /** Labels the button that allows it from now on. */
  always(text: Wording<PageText>['text']): string
}

/**
 * @param ids of all categories and services that it waits for
 * @param offered those of them that *always allow* grants
 * @param hosts that it would load from
 */
export function describeHeld(
  face: HTMLElement,
  config: ResolvedConfig,
  { ids, offered, hosts }: Record<'ids' | 'offered' | 'hosts', readonly string[]>,
): Held {
  const services = config.services.filter(({ id }) => ids.includes(id))
  const who = services.flatMap(({ id, name = id, provider }) => [name, ...(provider ? [provider] : [])]).join(', ')
  // Isolated (U+2068, U+2069), so that a host reads left to right in a right-to-left sentence.
  const from = hosts.map((name) => `\u2068${name}\u2069`).join(', ') || location.hostname
  const labelsOf = ({ categories }: Wording<PageText>['text'], ids: readonly string[]): string =>
    [...new Set(ids.map((id) => categories[categoryOf(config, id)]?.label ?? id))].join(', ')
  return {
    name: face.title || face.ariaLabel || who || hosts[0] || location.hostname,
    reason: (text) => fill(text.held, { names: labelsOf(text, ids), from: who ? `${from} (${who})` : from }),
    always(text) {
      const names = services.filter(({ id }) => offered.includes(id)).map(({ id, name = id }) => name)
      return fill(text.alwaysAllow, { name: names.join(', ') || labelsOf(text, offered) })
    },
  }
}
