import { vi } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import type { Door } from '../../src/engine/door'
import { startConsent } from '../../src/engine/startConsent'
import { createTrusted } from '../../src/lib/trusted'
import { type LanguagePart, PARTS, type PartName, type Parts } from '../../src/parts/registry'
import type { Consent } from '../../src/types'
import type { ModalHost } from '../../src/ui/modalTypes'
import { languages } from '../../src/ui/text/languages'
import type { View } from '../../src/ui/types'
import { resolved } from './configs'

/** What each part brings, at hand: no test waits for an `import()`. */
const truly = new Map<string, unknown>()
for (const [name, { load }] of Object.entries(PARTS)) truly.set(name, await load())

export interface FakeDoor extends Door {
  /** Parts that were asked for. */
  loaded: string[]
  /** Parts that cannot be had. */
  missing: Set<string>
  /** Parts that are on their way until this resolves. */
  late: Map<string, Promise<void>>
  /** What the modal was told to do. */
  shown: string[]
  /** What the modal was given. */
  host(): ModalHost
}

/** A way in whose parts are the true ones, save a modal that shows nothing and remembers. */
export function fakeDoor(): FakeDoor {
  const shown: string[] = []
  let given: ModalHost | undefined
  const ui: Parts['ui'] = {
    mountModal(host) {
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
        onPageChange() {},
        destroy: () => shown.push('destroy'),
      }
    },
  }
  const loaded: string[] = []
  const missing = new Set<string>()
  const late = new Map<string, Promise<void>>()
  function load<P extends PartName>(part: P): Promise<Parts[P]>
  function load(part: `text-${string}`): Promise<LanguagePart>
  async function load(part: string): Promise<unknown> {
    loaded.push(part)
    if (late.has(part)) await late.get(part)
    if (missing.has(part)) throw new Error(`${part} is missing`)
    if (part === 'ui') return ui
    return truly.get(part) ?? languages[part.replace('text-', '')]?.()
  }
  return {
    loaded,
    missing,
    late,
    shown,
    host() {
      if (!given) throw new Error('no modal was made')
      return given
    },
    load,
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
