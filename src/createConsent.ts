import { ConsentConfigError } from './config/ConsentConfigError'
import { findProblems } from './config/findProblems'
import { resolveConfig } from './config/resolveConfig'
import type { ConsentConfig } from './config/schema'
import { startConsent } from './engine/startConsent'
import { createTrusted } from './lib/trusted'
import type { Parts } from './parts/registry'
import type { Consent } from './types'

const parts: {
  [P in 'ui' | 'preferences' | 'release' | 'signals' | 'frames' | 'launcher' | 'explain']: () => Promise<Parts[P]>
} = {
  ui: () => import('./ui/createModal'),
  preferences: () => import('./ui/createPreferences'),
  release: () => import('./parts/release'),
  signals: () => import('./signals/createSignals'),
  frames: () => import('./parts/frames'),
  launcher: () => import('./parts/launcher'),
  explain: () => import('./parts/explain'),
}

const load = async (part: keyof Parts): Promise<never> => {
  if (part in parts) return parts[part as keyof typeof parts]() as never
  // Of each language a chunk, and a chunk that knows them: nobody downloads what they do not read.
  const { languages } = await import('./ui/text/languages')
  return languages[part.slice(5)]?.() as never
}

/**
 * Starts the SDK in this page: shuts the gates, reads the stored choice and, where there is none, asks.
 *
 * @throws ConsentConfigError with one line per problem; nothing has started then
 */
export function createConsent(config: ConsentConfig = {}): Consent {
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  const resolved = resolveConfig(config, location.host).config
  // A module has no tag of its own to take the nonce from.
  const nonce = resolved.nonce ?? document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return startConsent(resolved, {
    load,
    trusted: createTrusted(window as never),
    nonce,
  })
}
