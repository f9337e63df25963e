import { idsWith, parseObject, parseTime } from '../parse'
import type { Tool } from '../types'

interface Stored {
  consents: Record<string, unknown>
  time: unknown
  /** Whom the answer belongs to, and the same in c15t 1. */
  subject: unknown
  legacy: unknown
}

/** Reads `c.marketing:1,i.t:1764230400000,i.sid:sub_1`, in which c15t leaves out what was refused. */
function parseFlat(text: string): Stored {
  const pairs = text.split(',').map((pair) => /^([^:]*):(.*)$/s.exec(pair) ?? ['', '', ''])
  const values = new Map(pairs.map(([, key = '', value = '']) => [key, value]))
  const consents = Object.fromEntries(
    [...values].flatMap(([key, value]) => (key.startsWith('c.') ? [[key.slice(2), value === '1']] : [])),
  )
  const time = values.get('i.t')
  return { consents, time: time && Number(time), subject: values.get('i.sid'), legacy: values.get('i.id') }
}

function parseStored(text: string): Stored {
  const { consents, consentInfo } = parseObject(text)
  const { time, subjectId, id } = Object(consentInfo)
  return { consents: Object(consents), time, subject: subjectId, legacy: id }
}

/**
 * c15t 2: categories, in a cookie and in localStorage (`saveConsentToStorage` and `setCookie` in its source). Answers to
 * c15t 1 have no subject; c15t 2 asks for them again.
 */
export const c15t: Tool = {
  ids: { functionality: 'functional', measurement: 'analytics' },
  names: ['c15t'],
  days: 365,
  read(text) {
    const { consents, time, subject, legacy } = text.startsWith('{') ? parseStored(text) : parseFlat(text)
    if (!subject && legacy) return undefined
    if (!subject) throw new TypeError("it is nobody's answer")
    return { granted: idsWith(consents, true), isWhole: true, at: parseTime(time) }
  },
}
