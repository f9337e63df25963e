/** What a value must match, a list of one form, or an object's keys; `*` stands for any key. */
export type Form = RegExp | readonly [Form] | { readonly [key: string]: Form }

/** Some text. */
const text = /./s
/** Whatever it is. */
const ANY = /^/
/** Ids stand in the choice cookie and in attributes. */
export const ID = /^[\w-]{1,40}$/
/** Matches the booleans themselves, not the words. */
export const FLAG = /^(true|false)$/

/** Whole numbers up to what browsers keep a cookie at most (RFC 6265bis section 5.5: 400 days). */
const DAYS = /^([1-9]\d?|[123]\d\d|400)$/

/** The form of a `ConsentConfig`; `schema.ts` says what each part means. */
export const FORM: Form = {
  policy: { url: text, version: /^.{1,40}$/, updated: text, contact: text },
  categories: { '*': { label: text, description: text, gpc: FLAG } },
  services: [
    {
      id: ID,
      name: text,
      provider: text,
      policyUrl: text,
      category: ID,
      description: text,
      hosts: [text],
      cookies: [{ name: text, lifetime: /^(session|\d+ (second|minute|hour|day|week|month|year)s?)$/, purpose: text }],
      storage: [text],
      // What the services of the catalogue say of themselves.
      signal: text,
      sources: ANY,
      unverified: ANY,
    },
  ],
  cookie: { name: ID, domain: text, path: text, days: DAYS, url: text },
  mode: /^opt-(in|out)$/,
  undeclared: /^(block-third-party|block|allow)$/,
  ownHosts: [text],
  respect: { gpc: FLAG, dnt: FLAG },
  layout: /^(modal|banner|corner)$/,
  language: text,
  text: { '*': { '*': ANY } },
  signals: [ID],
  receipts: { url: text, refusals: FLAG },
  afterRevoke: /^(reload|keep)$/,
  nonce: text,
  ui: FLAG,
}

/** Whether a value is what a leaf of the form asks for; one that matches the empty text takes anything. */
export const fits = (value: unknown, leaf: RegExp): boolean =>
  leaf === FLAG
    ? value === !!value
    : leaf.test('') || (typeof value === (leaf === DAYS ? 'number' : 'string') && leaf.test(value as string))

/** The purposes a site is taken to have where it names none. */
export const DEFAULT_CATEGORIES = { functional: {}, analytics: {}, marketing: {} }
