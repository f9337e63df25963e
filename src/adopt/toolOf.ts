import type { AdoptedTool } from './names'
import { c15t } from './tools/c15t'
import { cookiebot } from './tools/cookiebot'
import { cookieConsent } from './tools/cookieConsent'
import { klaro } from './tools/klaro'
import { onetrust } from './tools/onetrust'
import { tarteaucitron } from './tools/tarteaucitron'
import { usercentrics } from './tools/usercentrics'
import { vanillaCookieConsent } from './tools/vanillaCookieConsent'
import type { Tool } from './types'

const TOOLS: Record<AdoptedTool, Tool> = {
  'vanilla-cookieconsent': vanillaCookieConsent,
  klaro,
  cookieconsent: cookieConsent,
  c15t,
  tarteaucitron,
  cookiebot,
  onetrust,
  usercentrics,
}

/** Returns the tool of a name; `undefined` for one that is not known. */
export const toolOf = (name: string): Tool | undefined =>
  Object.hasOwn(TOOLS, name) ? TOOLS[name as AdoptedTool] : undefined
