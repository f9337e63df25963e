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
