/** The tools that `adopt.from` may name: npm packages by their package, the others by their product. */
export const ADOPTED_TOOLS = [
  'vanilla-cookieconsent',
  'klaro',
  'cookieconsent',
  'c15t',
  'tarteaucitron',
  'cookiebot',
  'onetrust',
  'usercentrics',
] as const

export type AdoptedTool = (typeof ADOPTED_TOOLS)[number]

/** OneTrust's groups, which are the same on every site, each with our category. */
export const ONETRUST_GROUPS: Record<string, string> = {
  C0001: 'necessary',
  C0002: 'analytics',
  C0003: 'functional',
  C0004: 'marketing',
  C0005: 'marketing',
}

/**
 * Matches the names of the cookies and storage keys in which they keep an answer. One list for all: each byte counts here,
 * and a site that takes over from one of them has no use for the others.
 */
export const ANSWER = /^(cc_cookie|klaro|c15t|tarteaucitron|cookieconsent(_status)?|optanon\w+)$/i
