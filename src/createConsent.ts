import { ConsentConfigError } from './config/ConsentConfigError'
import { findProblems } from './config/findProblems'
import { resolveConfig } from './config/resolveConfig'
import type { ConsentConfig } from './config/schema'
import type { Parts } from './door'
import { createTrusted } from './lib/trusted'
import { startConsent } from './startConsent'
import type { Consent } from './types'

const load: { [P in keyof Parts]: () => Promise<Parts[P]> } = {
  ui: () => import('./ui/createModal'),
  release: () => import('./release'),
  explain: () => import('./explain'),
}

/**
 * Starts the SDK in this page: shuts the gates, reads the stored choice and, where there is none, asks.
 *
 * @throws ConsentConfigError with one line per problem; nothing has started then
 */
export function createConsent(config: ConsentConfig = {}): Consent {
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  const resolved = resolveConfig(config).config
  // A module has no tag of its own to take the nonce from.
  const nonce = resolved.nonce ?? document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return startConsent(resolved, {
    load: (part) => load[part](),
    trusted: createTrusted(window as never),
    nonce,
  })
}
