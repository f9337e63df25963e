import { NECESSARY } from '../choice/types'
import { hostsIn } from './hostsIn'

/*
 * Every option of a config: what it takes, what stands where nothing is given, what a mistake is read as, and all of it
 * in words. `schema.ts` says what each means.
 */

/**
 * A value by itself, as it is kept; what stands in its place where nothing is given; `undefined` where it is a mistake.
 *
 * @param mistaken whether it is known to be one: then what it is read as, in the way that shuts most
 */
export type Leaf = (value: unknown, mistaken?: boolean) => unknown

/** An object whose keys are known; or any keys, each with the field under `*`. */
export interface Form {
  readonly [key: string]: Field
}

/** A leaf, a form, or a list of one of these. */
export type Field = Leaf | Form | readonly [Leaf | Form]

/** Text; by mistake also a number, or the first of a list. */
const text =
  (pattern: RegExp, fallback?: string): Leaf =>
  (value, mistaken) => {
    if (value === undefined) return fallback
    const [only] = mistaken ? [value].flat() : [value]
    const isText = typeof only === 'string' || (mistaken && typeof only === 'number')
    return isText && pattern.test(`${only}`) ? `${only}` : undefined
  }

/** One of these; the first is what shuts most. */
const oneOf =
  (values: readonly unknown[], fallback = values[0]): Leaf =>
  (value, mistaken) => {
    if (value === undefined) return fallback
    if (mistaken) return values[0]
    return values.includes(value) ? value : undefined
  }

/** Ids stand in the choice cookie and in attributes. */
export const ID = /^[\w-]{1,40}$/
/** Whole numbers up to what browsers keep a cookie at most (RFC 6265bis section 5.5: 400 days). */
const DAYS = /^([1-9]\d?|[123]\d\d|400)$/

export const id = text(ID)
const plain = text(/./s)
const flag = oneOf([true, false])
const gpc = oneOf([true, false], null)
const dnt = oneOf([true, false], false)
const refusals = oneOf([false, true])

const version: Leaf = (value, mistaken) => text(mistaken ? /./s : /^.{1,40}$/s, '')(value, mistaken)
const lifetime = text(/^(session|\d+ (second|minute|hour|day|week|month|year)s?)$/)
/** A guess opens nothing. */
const category: Leaf = (value, mistaken) => (mistaken && value === NECESSARY ? undefined : id(value, mistaken))
const host: Leaf = (value, mistaken) => (mistaken ? hostsIn(value, true) : hostsIn(value)[0])
/** What is wrong here would open something: it is left out. */
const ownHost: Leaf = (value, mistaken) => (mistaken ? undefined : hostsIn(value).find((one) => !/[:/]/.test(one)))
const days: Leaf = (value = 180, mistaken) =>
  typeof value === (mistaken ? 'string' : 'number') && DAYS.test(`${value}`) ? Number(value) : undefined
const anything: Leaf = (value) => value

export const FORM = {
  policy: { url: text(/./s, ''), version, updated: plain, contact: plain },
  categories: { '*': { label: plain, description: plain, gpc } },
  services: [
    {
      id,
      name: plain,
      provider: plain,
      policyUrl: plain,
      category,
      description: plain,
      hosts: [host],
      cookies: [{ name: plain, lifetime, purpose: plain }],
      storage: [plain],
      // A name of the catalogue, which is to be written out before it comes here: told wherever it is found.
      use: plain,
      // What the services of the catalogue say of themselves.
      signal: plain,
      sources: anything,
      unverified: anything,
    },
  ],
  cookie: { name: text(ID, 'interact_consent'), domain: plain, path: text(/./s, '/'), days, url: plain },
  mode: oneOf(['opt-in', 'opt-out']),
  undeclared: oneOf(['block', 'block-third-party', 'allow'], 'block-third-party'),
  ownHosts: [ownHost],
  respect: { gpc: flag, dnt },
  layout: oneOf(['modal', 'banner', 'corner']),
  language: plain,
  text: { '*': { '*': anything } },
  signals: [id],
  receipts: { url: plain, refusals },
  afterRevoke: oneOf(['reload', 'keep']),
  nonce: plain,
  ui: flag,
} as const satisfies Form

/** The purposes a site is taken to have where it names none. */
export const DEFAULT_CATEGORIES = { functional: {}, analytics: {}, marketing: {} }

/** What each takes, in words; the others take any text. */
export const WORDS: readonly (readonly [Field, string])[] = [
  [id, 'a-z, 0-9, _ and -, at most 40'],
  [category, 'a-z, 0-9, _ and -, at most 40'],
  [FORM.cookie.name, 'a-z, 0-9, _ and -, at most 40'],
  [version, 'text of 1 to 40 characters'],
  [lifetime, '"session", or a duration such as "13 months"'],
  [host, 'a host such as "stats.example.com", with a port or a path where it is narrower'],
  [ownHost, 'a host such as "cdn.example.com", which covers its subdomains'],
  [days, 'a whole number from 1 to 400'],
  [flag, 'true or false'],
  [gpc, 'true or false'],
  [dnt, 'true or false'],
  [refusals, 'true or false'],
  [FORM.mode, '"opt-in" or "opt-out"'],
  [FORM.undeclared, '"block-third-party", "block" or "allow"'],
  [FORM.layout, '"modal", "banner" or "corner"'],
  [FORM.afterRevoke, '"reload" or "keep"'],
]
