import type { MountedModal } from '../ui/modalTypes'
import type { View } from '../ui/types'
import type { Core } from './core'
import type { PageParts } from './createParts'
import { isAskedAtTop } from './running'

/** Controls the modal; fetches it when it is first opened. */
export interface ModalHandle {
  /** Resolves once the modal is shown, or once its failure is reported. */
  open(view?: View): Promise<void>
  close(): void
  /** Puts the modal back after the page has replaced the element that held it. */
  onPageChange(): void
  destroy(): void
}

export function createModalHandle(core: Core, fetch: PageParts['fetch']): ModalHandle {
  let modal: MountedModal | undefined
  /** The view requested last. `null` after a decision, so that a modal that arrives late stays closed. */
  let wanted: View | null = null

  return {
    async open(asked) {
      // A page may pass it as a listener, which gets an event.
      const view = asked === 'notice' ? asked : 'preferences'
      wanted = view
      if (!core.config.ui || (view === 'notice' && isAskedAtTop(core.isOwnHost))) return
      const part = await fetch('ui')
      if (!part || !wanted || !core.isAlive()) return
      modal ??= part.mountModal(core)
      await modal.open(view)
    },
    close() {
      wanted = null
      modal?.close()
    },
    onPageChange: () => modal?.onPageChange(),
    destroy: () => modal?.destroy(),
  }
}
