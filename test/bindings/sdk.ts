import { vi } from 'vitest'
import { type Choice, type Consent, createConsent } from '../../src/index'
import { installJar, type Jar } from '../support/jar'

/** A choice that a server has read. */
export const GRANT: Choice = {
  granted: ['analytics'],
  lifetime: 'persistent',
  policy: '',
  at: '2026-11-24T10:00:00Z',
  by: 'visitor',
}

let consent: Consent
let jar: Jar

/** Starts the SDK that a test gives to its app: without a modal, and with a jar of its own. */
export function startSdk(): Consent {
  jar = installJar()
  consent = createConsent({ ui: false, afterRevoke: 'keep' })
  return consent
}

export function stopSdk(): void {
  consent.destroy()
  delete window.InteractConsent
  jar.restore()
}

/** Renders as a server does, without `window`. */
export function withoutWindow<T>(render: () => T): T {
  vi.stubGlobal('window', undefined)
  try {
    return render()
  } finally {
    vi.unstubAllGlobals()
  }
}
