import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'
import { createMapping } from './createMapping'
import { makeRecord } from './makeRecord'
import { readStored, type Stored, textOf } from './stored'
import { toolOf } from './toolOf'
import type { Adoption, Answer, Tool } from './types'

const DAY = 864e5

export interface AnswerHost {
  config: ResolvedConfig
  fail: Fail
}

/** Returns the names of a tool's cookies or keys on this site. */
export const namesOf = ({ names }: Tool, { name }: Adoption): readonly string[] =>
  name && names[0] ? [name, ...names.slice(1)] : names

/**
 * Returns when an answer was given and when it ends, if that is known: from itself, or from the end of its cookie.
 * Throws if it is from the future, beyond what clocks differ by.
 */
function datesOf(answer: Answer, { expires }: Stored, days: number, now: number): { at?: number; end?: number } {
  if (answer.at !== undefined && answer.at > now + DAY) throw new TypeError('it is from the future')
  const end = answer.expires ?? (answer.at === undefined ? expires : answer.at + days * DAY)
  const at = answer.at ?? (expires ? expires - days * DAY : undefined)
  return { ...(at !== undefined && { at: Math.min(at, now) }), ...(end && { end }) }
}

/**
 * Whether the site's policy is older than an answer: one without a date, or a policy whose date cannot be read, says
 * nothing of that.
 */
const isToThisPolicy = ({ policy }: ResolvedConfig, at: number | undefined): boolean =>
  policy.updated === undefined || Date.parse(policy.updated) <= (at ?? Number.NaN)

/**
 * Finds what the visitor answered to the tool that the site had before. `null` if there is nothing, or nothing that
 * still holds. What cannot be read is told. Never throws.
 *
 * @param old the choice that was taken over elsewhere on this site
 */
export async function findAnswer(
  { config, fail }: AnswerHost,
  old: ChoiceRecord | null,
  now = Date.now(),
): Promise<ChoiceRecord | null> {
  const { adopt } = config
  const { from = '' } = adopt
  const tool = toolOf(from)
  const [name] = tool ? namesOf(tool, adopt) : []
  if (!tool || !name) return null
  try {
    const stored = await readStored(name)
    const answer = stored && tool.read?.(stored.text, adopt, textOf)
    if (!answer) return null
    const { at, end } = datesOf(answer, stored, adopt.days ?? tool.days, now)
    if ((end && end < now) || !isToThisPolicy(config, at)) return null
    const toOurs = createMapping(tool, adopt, config.ids)
    for (const id of new Set(answer.granted.flatMap(toOurs)))
      if (!config.ids.includes(id)) fail('unknown-id', `"${id}" (${config.ids})`)
    const known = Object.keys({ ...tool.ids, ...adopt.map })
    const dated: Answer = { ...answer, ...(at !== undefined && { at }) }
    return makeRecord(config, dated, { from, toOurs, known, now, isSession: stored.expires === null, old })
  } catch (error) {
    fail('adopt-unread', `${from}, "${name}": ${(error as Error).message}`)
    return null
  }
}
