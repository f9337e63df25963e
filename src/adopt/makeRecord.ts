import { makeChoice } from '../choice/makeChoice'
import type { ChoiceRecord } from '../choice/types'
import { fingerprintsOf, validity } from '../choice/validity'
import type { ResolvedConfig } from '../config/schema'
import type { ToOurs } from './createMapping'
import type { Answer } from './types'

/** What else a record is made from. */
export interface Basis {
  /** Name of the tool that was answered. */
  from: string
  toOurs: ToOurs
  /** Their ids that the site or the tool has ours for. */
  known: readonly string[]
  /** Milliseconds since 1970. */
  now: number
  /** Whether the other tool kept it for the browser session only. */
  isSession?: boolean
  /** The choice that was taken over elsewhere on this site: what was asked there and refused stays refused. */
  old?: ChoiceRecord | null
}

/**
 * Makes the record of an answer to another tool. It grants nothing that the answer did not: of two of theirs that are
 * one of ours, a refusal decides; a service follows its category only where services were not answered by name; and
 * what was not asked there is asked here. Of a grant without a date nobody knows how long it holds: it ends with the
 * session. Returns `null` if it no longer holds; throws if it names nothing that is asked about here.
 */
export function makeRecord(config: ResolvedConfig, answer: Answer, basis: Basis): ChoiceRecord | null {
  const { from, toOurs, known, now, isSession, old } = basis
  const { granted, isWhole, at = now } = answer
  const ours = (theirs: readonly string[]): Set<string> => new Set(theirs.flatMap(toOurs))
  const yes = ours(granted)
  const no = ours([...(answer.refused ?? []), ...(isWhole ? known.filter((id) => !granted.includes(id)) : [])])
  const byService = ours(answer.byService ?? [])
  const before = validity(old ?? null, config, now)
  /** Whether it was asked about elsewhere on the site, and refused. */
  const wasRefused = (id: string, category: string): boolean =>
    !!before.choice &&
    !before.added.includes(id) &&
    (!before.choice.granted.includes(category) || !!before.choice.except?.includes(id))

  const named = (id: string): boolean => yes.has(id) || no.has(id)
  const services = config.services.map(({ id, category }) => ({
    id,
    category,
    isAsked: !!isWhole || named(id) || named(category) || wasRefused(id, category),
    isGranted:
      !no.has(id) &&
      !no.has(category) &&
      !wasRefused(id, category) &&
      (yes.has(id) || (yes.has(category) && !byService.has(category))),
  }))
  // To a tool that asks by service, a category without one here is nothing to ask about.
  const isByService = !config.categories.some(({ id }) => named(id))
  const categories = config.categories.map(({ id }) => {
    const inside = services.filter(({ category }) => category === id)
    return {
      id,
      isAsked:
        !!isWhole ||
        named(id) ||
        (isByService && !inside[0]) ||
        inside.some(({ isAsked }) => isAsked) ||
        wasRefused(id, id),
      isGranted:
        !no.has(id) && !wasRefused(id, id) && (yes.has(id) || (!isWhole && inside.some(({ isGranted }) => isGranted))),
    }
  })
  const idsOf = (items: readonly { id: string; isGranted: boolean }[], isGranted: boolean): string[] =>
    items.filter((item) => item.isGranted === isGranted).map(({ id }) => id)

  const prints = fingerprintsOf(config)
  if (!isWhole && !prints.some(([id]) => named(id))) throw new TypeError('it names nothing that is asked about here')
  const isAskedThere = new Map([...categories, ...services].map(({ id, isAsked }) => [id, isAsked]))
  const unasked = new Set(prints.flatMap(([id, print]) => (isAskedThere.get(id.replace('=', '')) ? [] : [print])))

  const categoriesGranted = idsOf(categories, true)
  const isDated = answer.at !== undefined
  const record = makeChoice(
    config,
    {
      granted: categoriesGranted,
      except: idsOf(services, false),
      lifetime: isSession || (!isDated && categoriesGranted[0]) ? 'session' : 'persistent',
    },
    'visitor',
    { now: at, signal: false, id: () => crypto.randomUUID?.(), old: old ?? null },
  )
  const adopted: ChoiceRecord = {
    ...record,
    choice: { ...record.choice, adopted: from },
    known: record.known.filter((print) => !unasked.has(print)),
  }
  return validity(adopted, config, now).choice && adopted
}
