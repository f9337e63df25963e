import type { Consent } from '../types'
import type { Core } from './core'
import type { Answers } from './createAnswers'
import type { Effects } from './createEffects'
import type { ModalHandle } from './createModalHandle'
import type { Vendors } from './createVendors'
import { createWhen } from './createWhen'

/** Makes the API that a page gets. */
export function createHandle(
  core: Core,
  { choose, everything }: Answers,
  modal: ModalHandle,
  effects: Effects,
  vendors: Vendors,
  destroy: () => void,
): Consent {
  const { store, on, open, reset } = core
  return {
    get choice() {
      return store.get().choice
    },
    allows: (id, lifetime) => core.allows([id], lifetime),
    when: createWhen(core),
    on,
    acceptAll: (lifetime) => choose(everything(lifetime), 'host'),
    rejectAll: () => choose({ granted: [] }, 'host'),
    choose: (wish) => choose(wish, 'host'),
    open,
    close: modal.close,
    reset,
    receipt: store.receipt,
    audit: async () => (await core.load('audit')).audit(core, effects.coverage(), vendors.trace()),
    destroy,
  }
}
