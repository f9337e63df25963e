import { NECESSARY } from '../choice/types'
import { DEFAULT_CATEGORIES, FLAG, FORM, type Form, fits, ID } from './fields'
import { nearest } from './nearest'
import type { ConsentConfig } from './schema'
import { SIGNALS, WITHOUT_SIGNAL } from './signals'

/** One thing that is wrong with a config. */
export interface ConfigProblem {
  /** Such as `services[0].category`. */
  path: string
  /** One sentence: where it is, what was given, what is allowed, and what was most likely meant. */
  message: string
}

/** What a leaf allows, in words; other leaves name their literals. */
const WORDS: Record<string, string> = {
  version: 'text of 1 to 40 characters',
  days: 'a whole number from 1 to 400',
  lifetime: '"session", or a duration such as "13 months"',
  mode: '"opt-in" or "opt-out"',
  undeclared: '"block-third-party", "block" or "allow"',
  layout: '"modal", "banner" or "corner"',
  afterRevoke: '"reload" or "keep"',
}

const show = (value: unknown): string => (Array.isArray(value) ? 'a list' : (JSON.stringify(value) ?? 'nothing'))

/**
 * Everything that is wrong with a config, each in one sentence. Empty exactly where `resolveConfig` finds it sound, save
 * that the names of vendors in `signals` are known only here and to the part that tells them.
 */
export function findProblems(input: unknown): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const tell = (path: string, message: string): void => {
    // One line a mistake: what is within a part that is wrong, or said of it already, is not told again.
    if (problems.some((one) => path === one.path || path.startsWith(`${one.path}.`) || path.startsWith(`${one.path}[`)))
      return
    problems.push({ path, message: `${path || 'the config'}: ${message}` })
  }
  const unknown = (path: string, given: string, what: string, known: readonly string[]): void => {
    const guess = nearest(given, known)
    tell(path, `"${given}" is no ${what}; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${known.join(', ')}`)
  }

  const walk = (value: unknown, form: Form, path: string, key: string): void => {
    const wrong = (allowed: string): void => tell(path, `${show(value)} is not allowed here, it takes ${allowed}`)
    if (form instanceof RegExp) {
      if (fits(value, form)) return
      wrong(form === FLAG ? 'true or false' : form === ID ? 'a-z, 0-9, _ and -, at most 40' : (WORDS[key] ?? 'text'))
    } else if (Array.isArray(form)) {
      if (!Array.isArray(value)) wrong('a list')
      else for (const [index, item] of value.entries()) walk(item, form[0], `${path}[${index}]`, key)
    } else if (!value || typeof value !== 'object' || Array.isArray(value)) wrong('an object')
    else {
      const forms = form as Record<string, Form>
      for (const [key, item] of Object.entries(value)) {
        const at = path ? `${path}.${key}` : key
        const inner = forms['*'] ?? (Object.hasOwn(forms, key) ? forms[key] : undefined)
        if (item === undefined) continue
        if (inner) walk(item, inner, at, key)
        else unknown(at, key, 'known key', Object.keys(forms))
      }
    }
  }
  walk(input, FORM, '', '')

  const given = Object(input) as ConsentConfig
  const named = Object.keys(Object(given.categories ?? DEFAULT_CATEGORIES))
  for (const id of named) if (!ID.test(id)) tell(`categories.${id}`, 'an id takes a-z, 0-9, _ and -, at most 40')
  const known = [NECESSARY, ...named.filter((id) => id !== NECESSARY && ID.test(id))]
  const taken = [...known]
  if (given.receipts && !given.receipts.url) tell('receipts.url', 'it is needed where receipts are on')
  const list = <T>(value: readonly T[] | undefined): T[] => (Array.isArray(value) ? value.map(Object) : [])
  if (Array.isArray(given.signals))
    given.signals.forEach((name, index) => {
      if (typeof name !== 'string' || (SIGNALS as readonly string[]).includes(name)) return
      const path = `signals[${index}]`
      if (WITHOUT_SIGNAL.includes(name))
        tell(path, `"${name}" has no consent API that could be told; hold its script with data-consent`)
      else unknown(path, name, 'vendor with a consent API', SIGNALS)
    })
  list(given.services).forEach(({ id, category, cookies }, index) => {
    const path = `services[${index}]`
    if (!id) tell(`${path}.id`, 'every service needs one')
    else if (taken.includes(id)) tell(`${path}.id`, `"${id}" is taken by a category or by a service before it`)
    else taken.push(id)
    if (!category) tell(`${path}.category`, 'every service needs one')
    else if (typeof category === 'string' && !known.includes(category)) {
      unknown(`${path}.category`, category, 'category', known)
    }
    list(cookies).forEach(({ name, lifetime }, at) => {
      if (!name || !lifetime) tell(`${path}.cookies[${at}]`, 'a cookie needs a name and a lifetime')
    })
  })
  return problems
}
