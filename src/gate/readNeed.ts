import type { Lifetime } from '../choice/types'
import { getAttribute } from '../lib/natives'

/** What a tag asks for. */
export interface Need {
  /** Ids of the categories and services that the element needs all of; without any it is never released. */
  need: readonly string[]
  lifetime: Lifetime
}

/** Reads `data-consent`, in which `a | b` is `a|b`, and `data-consent-lifetime`. An unknown one counts as the stricter. */
export const readNeed = (element: Element): Need => ({
  need:
    getAttribute(element, 'data-consent')
      ?.replace(/\s*\|\s*/g, '|')
      .match(/\S+/g) ?? [],
  lifetime: /^(session)?$/.test(getAttribute(element, 'data-consent-lifetime') ?? '') ? 'session' : 'persistent',
})
