import { ADOPTED_TOOLS } from '../adopt/names'
import { SIGNALS, WITHOUT_SIGNAL } from '../signals/names'
import { type Field, FORM, WORDS } from './fields'
import { hostsIn } from './hostsIn'
import { isObject } from './isObject'
import { nearest } from './nearest'
import type { Tell } from './readField'
import { resolveConfig } from './resolveConfig'

/** One mistake in a config. */
export interface ConfigProblem {
  /** Where it is, such as `services[0].category`. */
  path: string
  /** One sentence: the path, what was given, what is allowed, and what was most likely meant. */
  message: string
}

const [HOST] = FORM.services[0].hosts

/** Returns a value as JSON, cut to 80 characters; the name of what JSON has no form for. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.some(Array.isArray) ? 'a list in a list' : 'a list'
  const kind = {}.toString.call(value).slice(8, -1)
  if (Object(value) === value && !isObject(value)) return `a ${kind}`
  let text = kind
  try {
    text = JSON.stringify(value) ?? 'nothing'
  } catch {
    // Circular, or a BigInt.
  }
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** Returns the words for what a field takes. */
function takes(field: Field): string {
  if (Array.isArray(field)) return 'a list'
  return typeof field === 'function' ? (WORDS.find(([known]) => known === field)?.[1] ?? 'text') : 'an object'
}

/** Returns the words for what a wrong host is read as. */
const readAs = (given: unknown): string =>
  [hostsIn(given)]
    .flat()
    .filter((host) => !/[:/]/.test(host))
    .map((host) => (host === '*' ? "every host that is not the site's own" : `"${host}"`))
    .join(', ')

function unknownName(given: string, what: string, known: readonly string[]): string {
  const guess = nearest(given, known)
  return `${show(given)} is no ${what}; ${guess ? `did you mean "${guess}"? ` : ''}Known: ${known.join(', ')}`
}

/** The hint for a service that is only named. */
const NAMED =
  'is a name; `npx @interactcx/consent expand` writes it out, and a module imports it from "@interactcx/consent/services"; until then, all hosts but those of the site are held'

/** Returns the sentence for a mistake at a path. */
function sentence(path: string, given: unknown, what: Parameters<Tell>[2]): string {
  if (what === 'name' || (what === FORM.services[0] && typeof given === 'string')) return `${show(given)} ${NAMED}`
  if (what === 'taken') return `${show(given)} is taken by another category or service`
  if (given === undefined) {
    if (path === 'receipts.url') return 'receipts need it'
    return `every ${path.includes('.cookies[') ? 'cookie' : 'service'} needs one`
  }
  if (typeof what !== 'function' && typeof what[0] === 'string') {
    const isCategory = path.endsWith('.category') && given !== 'category'
    return unknownName(`${given}`, isCategory ? 'category' : 'known key', what as readonly string[])
  }
  const field = what as Field
  const meant = field === HOST ? `, and is read as ${readAs(given)}` : ''
  return `${show(given)} is not allowed here, it takes ${takes(field)}${meant}`
}

/**
 * Returns every mistake in a config, each in one sentence. Empty exactly if `resolveConfig` finds the config sound,
 * except for names in `signals` and `adopt`, which only this file and their parts know.
 */
export function findProblems(input: unknown): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const told = new Set<string>()
  /** Paths of keys that a mistyped one probably means: that they are missing is no second mistake. */
  const mistyped = new Set<string>()
  const add = (path: string, message: string): void => {
    // One line per mistake: skip what is inside a path that is reported already.
    for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.'), at.lastIndexOf('[')))) {
      if (told.has(at)) return
      if (!at) break
    }
    told.add(path)
    problems.push({ path, message: `${path || 'the config'}: ${message}` })
  }
  const { config } = resolveConfig(input, '', (path, given, what) => {
    if (given === undefined && mistyped.has(path)) return
    if (Array.isArray(what) && typeof what[0] === 'string') {
      const guess = nearest(`${given}`, what as readonly string[])
      mistyped.add(`${path.slice(0, path.lastIndexOf('.') + 1)}${guess}`)
    }
    add(path, sentence(path, given, what))
  })

  for (const [index, name] of config.signals.entries()) {
    const path = `signals[${index}]`
    if (WITHOUT_SIGNAL.includes(name)) add(path, `"${name}" has no consent API; hold its script with data-consent`)
    else if (!(SIGNALS as readonly string[]).includes(name))
      add(path, unknownName(name, 'vendor with a consent API', SIGNALS))
  }

  const { from, map = {} } = config.adopt
  if (isObject(input) && input.adopt !== undefined && !from && !problems.some(({ path }) => path.startsWith('adopt')))
    add('adopt.from', `it is needed where adopt is given. Known: ${ADOPTED_TOOLS.join(', ')}`)
  if (from && !(ADOPTED_TOOLS as readonly string[]).includes(from))
    add('adopt.from', unknownName(from, 'consent tool that can be taken over from', ADOPTED_TOOLS))
  for (const [theirs, ours] of Object.entries(map))
    for (const id of [ours].flat()[0]?.match(/\S+/g) ?? [])
      if (!config.ids.includes(id)) add(`adopt.map.${theirs}`, unknownName(id, 'category or service', config.ids))
  return problems
}
