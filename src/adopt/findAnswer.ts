import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'
import { createMapping } from './createMapping'
import { dateAnswer, joinAnswers } from './dateAnswer'
import { makeRecord } from './makeRecord'
import { readStored, textsOf } from './stored'
import { toolOf } from './toolOf'
import type { Adoption, Tool } from './types'

export interface AnswerHost {
  config: ResolvedConfig
  fail: Fail
}

/** Returns the names of a tool's cookies or keys on this site. */
export const namesOf = ({ names }: Tool, { name }: Adoption): readonly string[] =>
  name && names[0] ? [name, ...names.slice(1)] : names

/**
 * Whether the site's policy is older than an answer: one without a date, or a policy whose date cannot be read, says
 * nothing of that.
 */
const isToThisPolicy = ({ policy }: ResolvedConfig, at: number | undefined): boolean =>
  policy.updated === undefined || Date.parse(policy.updated) <= (at ?? Number.NaN)

/**
 * Finds what the visitor answered to the tool that the site had before. `null` if there is nothing, or nothing that
 * still holds; `undefined` if that cannot be known. What cannot be read is told. Never throws.
 *
 * @param old the choice that was taken over elsewhere on this site
 */
export async function findAnswer(
  { config, fail }: AnswerHost,
  old: ChoiceRecord | null,
  now = Date.now(),
): Promise<ChoiceRecord | null | undefined> {
  const { adopt } = config
  const { from = '' } = adopt
  const tool = toolOf(from)
  const [name] = tool ? namesOf(tool, adopt) : []
  if (!tool || !name) return undefined
  try {
    const kept = { ...tool, days: adopt.days ?? tool.days }
    const answers = (await readStored(name)).flatMap((stored) => {
      const given = tool.read?.(stored.text, adopt, textsOf)
      return given ? dateAnswer(given, stored, kept, now) : []
    })
    const answer = joinAnswers(answers)
    if (!answer || (answer.expires && answer.expires < now) || !isToThisPolicy(config, answer.at)) return null
    const toOurs = createMapping(tool, adopt, config.ids)
    for (const id of new Set(answer.granted.flatMap(toOurs)))
      if (!config.ids.includes(id)) fail('unknown-id', `"${id}" (${config.ids})`)
    const known = Object.keys({ ...tool.ids, ...adopt.map })
    return makeRecord(config, answer, { from, toOurs, known, now, isSession: answer.isSession, old })
  } catch (error) {
    fail('adopt-unread', `${from}, "${name}": ${(error as Error).message}`)
    return undefined
  }
}
