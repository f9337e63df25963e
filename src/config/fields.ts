import { DEFAULTS } from './defaults'
import { hostsIn } from './hostsIn'
import { isObject } from './isObject'

/*
 * Every option of a config: what it takes, its default, what a mistake is read as, and the words for it. `schema.ts`
 * says what each means. Calls are marked as pure, so that a bundler drops this form for importers that do not use it.
 */

/**
 * Returns a valid value as it is, and the default for `undefined`. Returns a list for a mistake: the values that it may
 * mean, read in the way that shuts most; the first is kept.
 */
export type Leaf = (value: unknown) => unknown

/** An object with known keys, or with any keys that all have the field under `*`. */
export interface Form {
  readonly [key: string]: Field
}

/** A leaf, a form, or a list of leaves or forms. */
export type Field = Leaf | Form | readonly [Leaf | Form]

/** Makes a leaf that takes text. By mistake also a number, or the values of a list or an object. */
const text =
  (pattern: RegExp, ...fallback: string[]): Leaf =>
  (value) => {
    if (value === undefined) return fallback[0]
    if (typeof value === 'string' && pattern.test(value)) return value
    const meant = [isObject(value) ? Object.values(value) : value]
      .flat()
      .filter((one) => /^(string|number)$/.test(typeof one) && pattern.test(`${one}`))
    return [...meant.map(String), ...fallback]
  }

/** Makes a leaf that takes one of these values; a mistake is read as the first, which shuts most. */
const oneOf =
  (values: readonly unknown[], fallback = values[0]): Leaf =>
  (value) => {
    if (value === undefined) return fallback
    return values.includes(value) ? value : values.slice(0, 1)
  }

/** Makes a leaf that must be given, and only one. @param fallback what is meant otherwise */
const needed =
  (leaf: Leaf, ...fallback: string[]): Leaf =>
  (value) => {
    const read = leaf(value) ?? []
    return Array.isArray(read) && read.length !== 1 ? fallback : read
  }

/** Ids are written to the choice cookie and to attributes. */
export const ID = /^[\w-]{1,40}$/
export const id = /* @__PURE__ */ text(ID)
const plain = /* @__PURE__ */ text(/./s)
/** What begins or ends like a regular expression, or has a class or group of one. */
const REGEXP = /^\/.*\/[a-z]*$|^\^|\\|[^$]\$$|[.\])]\+|\(.*\|/
/**
 * Makes a leaf that takes a name or a pattern with `*`. A regular expression, and what has one of these signs, is read
 * as a pattern that fits whatever has its first letters in it.
 */
const nameWithout =
  (signs?: RegExp): Leaf =>
  (value) => {
    const text = plain(value)
    return typeof text === 'string' && (REGEXP.test(text) || signs?.test(text)) ? [`*${/\w+/.exec(text) ?? ''}*`] : text
  }
/** Keys may have any sign. */
const key = /* @__PURE__ */ nameWithout()
const flag = /* @__PURE__ */ oneOf([true, false])
const gpc = /* @__PURE__ */ oneOf([true, false], null)
const dnt = /* @__PURE__ */ oneOf([true, false], false)
const refusals = /* @__PURE__ */ oneOf([false, true])
const stub: Leaf = (value) => (value === undefined || value === true || value === false ? value : [])
/**
 * No cookie name has a blank, a comma, `;` or `=` (RFC 6265 section 4.1.1), so that is a list; so is one with `|`.
 * `<id>`, `{id}`, `#`, `...` and `XXX` stand for any text in the lists that people copy. Without a name it may be any
 * cookie.
 */
const cookieName = /* @__PURE__ */ needed(/* @__PURE__ */ nameWithout(/[\s,;=|<{#?"…]|\.{3}|X{3}/), '*')
/** Of several, none is meant alone: the first could be one that is granted. */
const category: Leaf = (value) => (Array.isArray(value) && value[1] ? [] : id(value))
const lifetime = /* @__PURE__ */ needed(
  /* @__PURE__ */ text(/^(session|\d+ (second|minute|hour|day|week|month|year)s?)$/),
)
const duration = /* @__PURE__ */ text(/^[1-9]\d* (second|minute|hour|day|week|month|year)s?$/)
/** A wrong own host is left out: it could open a gate. */
const ownHost: Leaf = (value) => {
  const host = hostsIn(value)
  return /^[^:/]+$/.test(`${host}`) && typeof host === 'string' ? host : []
}
/** Whole days, up to the longest that browsers keep a cookie (RFC 6265bis section 5.5: 400 days). */
const days: Leaf = (value = DEFAULTS.cookie.days) => {
  const count = Number(typeof value === 'string' || typeof value === 'number' ? value : 0)
  if (!Number.isInteger(count) || count < 1 || count > 400) return [DEFAULTS.cookie.days]
  return count === value ? count : [count]
}
/** How long another tool keeps an answer; each has a default of its own. */
const keptDays: Leaf = (value) => (value === undefined ? value : days(value))
const anything: Leaf = (value) => value
/** Fields of the catalogue that only tools read. */
const unread: Leaf = () => undefined
const revision: Leaf = (value) => (typeof value === 'number' ? `${value}` : plain(value))

export const FORM = {
  policy: {
    url: /* @__PURE__ */ text(/./s, ''),
    version: /* @__PURE__ */ text(/./s, ''),
    updated: plain,
    contact: plain,
  },
  categories: { '*': { label: plain, description: plain, gpc, maxLifetime: duration } },
  services: [
    {
      id,
      name: plain,
      provider: plain,
      policyUrl: plain,
      category,
      description: plain,
      hosts: [hostsIn],
      cookies: [{ name: cookieName, lifetime, purpose: plain }],
      storage: [key],
      revision,
      stub,
      maxLifetime: duration,
      // Name of a catalogue service that `expand` should have replaced: always reported.
      use: plain,
      // Further fields of catalogue services.
      signal: plain,
      sources: unread,
      unverified: unread,
    },
  ],
  cookie: {
    name: /* @__PURE__ */ text(ID, DEFAULTS.cookie.name),
    domain: plain,
    path: /* @__PURE__ */ text(/^\/[^;\s]*$/, '/'),
    days,
    url: plain,
  },
  mode: /* @__PURE__ */ oneOf(['opt-in', 'opt-out']),
  undeclared: /* @__PURE__ */ oneOf(['block', 'block-third-party', 'allow'], 'block-third-party'),
  ownHosts: [ownHost],
  respect: { gpc: flag, dnt },
  layout: /* @__PURE__ */ oneOf(['modal', 'banner', 'corner']),
  language: plain,
  text: { '*': { '*': anything } },
  signals: [id],
  receipts: { url: plain, refusals },
  afterRevoke: /* @__PURE__ */ oneOf(['reload', 'keep']),
  adopt: { from: id, map: { '*': plain }, name: plain, days: keptDays, revision },
  nonce: plain,
  parts: plain,
  ui: flag,
} as const satisfies Form

/** Keys that a mistyped key may mean: their values can only shut something. */
export const CLAIMS = ['services', 'hosts', 'cookies', 'storage', 'name']

/** What each field takes, in words; the others take any text. */
export const WORDS: readonly (readonly [Field, string])[] = [
  [id, 'a-z, 0-9, _ and -, at most 40'],
  [key, 'a name, or a pattern in which * stands for any text: "_ga_*"'],
  [cookieName, 'a name, or a pattern in which * stands for any text: "_ga_*"'],
  [category, 'the id of one category'],
  [FORM.cookie.path, 'a path such as "/shop"'],
  [FORM.cookie.name, 'a-z, 0-9, _ and -, at most 40'],
  [lifetime, '"session", or a duration such as "13 months"'],
  [duration, 'a duration such as "13 months"'],
  [hostsIn, 'a host such as "stats.example.com", with a port or a path where it is narrower'],
  [ownHost, 'a host such as "cdn.example.com", which covers its subdomains'],
  [days, 'a whole number from 1 to 400'],
  [keptDays, 'a whole number from 1 to 400'],
  [flag, 'true or false'],
  [stub, 'true or false'],
  [gpc, 'true or false'],
  [dnt, 'true or false'],
  [refusals, 'true or false'],
  [FORM.mode, '"opt-in" or "opt-out"'],
  [FORM.undeclared, '"block-third-party", "block" or "allow"'],
  [FORM.layout, '"modal", "banner" or "corner"'],
  [FORM.afterRevoke, '"reload" or "keep"'],
]
