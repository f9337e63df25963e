import type { Lifetime } from '../choice/types'
import { getAttribute } from '../lib/natives'

/** What a tag asks for. */
export interface Need {
  /** Ids of the categories and services that the element needs all of; without any it is never released. */
  need: readonly string[]
  lifetime: Lifetime
}

/** Reads `data-consent` and `data-consent-lifetime`. An unknown lifetime counts as the stricter one. */
export const readNeed = (element: Element): Need => ({
  need: getAttribute(element, 'data-consent')?.match(/\S+/g) ?? [],
  lifetime: (getAttribute(element, 'data-consent-lifetime') || 'session') === 'session' ? 'session' : 'persistent',
})
