import { ConsentConfigError } from './config/ConsentConfigError'
import { type ConfigProblem, findProblems } from './config/findProblems'
import { findUnknownWords } from './config/findUnknownWords'
import { resolveConfig } from './config/resolveConfig'
import type { ConsentConfig } from './config/schema'
import { inertConsent } from './engine/inertConsent'
import { startConsent } from './engine/startConsent'
import { createTrusted } from './lib/trusted'
import { loadModules } from './parts/loadModules'
import type { Consent } from './types'

function problemsIn(config: ConsentConfig): ConfigProblem[] {
  try {
    return [...findProblems(config), ...findUnknownWords(config)]
  } catch (error) {
    // A getter of it throws, or a proxy that was revoked.
    return [{ path: '', message: `the config: it cannot be read (${error})` }]
  }
}

/**
 * Starts the SDK in this page: shuts the gates, reads the stored choice, and asks if there is none. On a server it
 * starts nothing: only `necessary` is allowed there, and `when` never resolves.
 *
 * @throws ConsentConfigError with one line per problem, before anything starts
 */
export function createConsent(config: ConsentConfig = {}): Consent {
  const problems = problemsIn(config)
  if (problems.length) throw new ConsentConfigError(problems)
  if (!globalThis.document) return inertConsent()
  const resolved = resolveConfig(config, location.host).config
  // A module has no tag of its own to take the nonce from.
  const nonce = resolved.nonce ?? document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return startConsent(resolved, {
    load: loadModules,
    trusted: createTrusted(window as never),
    nonce,
  })
}
