import { vi } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import type { Door } from '../../src/engine/door'
import { startConsent } from '../../src/engine/startConsent'
import { createTrusted } from '../../src/lib/trusted'
import * as explain from '../../src/parts/explain'
import * as frames from '../../src/parts/frames'
import * as launcher from '../../src/parts/launcher'
import type { Parts } from '../../src/parts/registry'
import * as release from '../../src/parts/release'
import * as signals from '../../src/signals/createSignals'
import type { Consent } from '../../src/types'
import type { ModalHost } from '../../src/ui/createModal'
import * as preferences from '../../src/ui/createPreferences'
import { languages } from '../../src/ui/text/languages'
import type { View } from '../../src/ui/types'
import { resolved } from './configs'

export interface FakeDoor extends Door {
  /** Parts that were asked for. */
  loaded: string[]
  /** Parts that cannot be had. */
  missing: Set<string>
  /** What the modal was told to do. */
  shown: string[]
  /** What the modal was given. */
  host(): ModalHost
}

/** A way in whose parts are the true ones, save a modal that shows nothing and remembers. */
export function fakeDoor(): FakeDoor {
  const shown: string[] = []
  let given: ModalHost | undefined
  const parts: Pick<Parts, 'ui' | 'preferences' | 'release' | 'signals' | 'frames' | 'launcher' | 'explain'> = {
    explain,
    release,
    signals,
    frames,
    launcher,
    preferences,
    ui: {
      createModal(host) {
        given = host
        let view: View | null = null
        return {
          async open(next) {
            shown.push(`open ${next}`)
            view = next
            host.emit('open', { view: next })
          },
          close() {
            if (!view) return
            shown.push('close')
            host.emit('close', { view })
            view = null
          },
          stay() {},
          destroy: () => shown.push('destroy'),
        }
      },
    },
  }
  const loaded: string[] = []
  const missing = new Set<string>()
  return {
    loaded,
    missing,
    shown,
    host() {
      if (!given) throw new Error('no modal was made')
      return given
    },
    load: async (part) => {
      loaded.push(part)
      if (missing.has(part)) throw new Error(`${part} is missing`)
      return (part in parts ? parts[part as keyof typeof parts] : languages[part.slice(5)]?.()) as never
    },
    trusted: createTrusted({}),
    nonce: '',
  }
}

/** Lets everything that is on its way arrive. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

let running: Consent[] = []

/** Starts as a page would; a withdrawal does not reload the page, which is the test itself. */
export async function start(
  config: ConsentConfig = {},
  door = fakeDoor(),
): Promise<{ consent: Consent; door: FakeDoor }> {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const consent = startConsent(resolved({ afterRevoke: 'keep', ...config }), door)
  running.push(consent)
  await settled()
  return { consent, door }
}

/** Takes everything off that a test started. */
export function stopAll(): void {
  for (const one of running) one.destroy()
  running = []
}
