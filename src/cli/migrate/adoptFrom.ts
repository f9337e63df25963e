import type { Adoption } from '../../config/schema'
import { compact, daysOf, text } from './read'

/** What was read of another tool's config that says how to take over its answers. */
interface Found {
  /** Its categories and services, each with its id here. */
  map?: readonly (readonly [theirs: string, ours: string])[]
  name?: unknown
  days?: unknown
  revision?: unknown
}

/**
 * Makes the option `adopt`. Equal names are left out, unless another of theirs has become the same: then both must have
 * been granted.
 */
export function adoptFrom(from: Adoption['from'], { map = [], name, days, revision }: Found): Adoption {
  const named = map.filter(([theirs, ours]) => theirs && ours)
  const told = named.filter(
    ([theirs, ours]) => theirs !== ours || named.some(([other, same]) => other !== theirs && same === ours),
  )
  return compact({
    from,
    map: Object.fromEntries(told),
    name: text(name),
    days: daysOf(days),
    revision: typeof revision === 'number' ? revision : undefined,
  }) as Adoption
}
