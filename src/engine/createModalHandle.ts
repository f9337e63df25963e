import type { MountedModal } from '../ui/mountModal'
import type { View } from '../ui/types'
import type { Core } from './core'
import type { PageParts } from './createParts'
import { isAskedAtTop } from './running'

/** The modal, whether it has been fetched or not. */
export interface ModalHandle {
  /** Resolves when the modal is there, or when it was told that it cannot be. */
  open(view?: View): Promise<void>
  close(): void
  /** Keeps the modal where the page replaced what it stood in. */
  stay(): void
  destroy(): void
}

export function createModalHandle(core: Core, fetch: PageParts['fetch']): ModalHandle {
  let modal: MountedModal | undefined
  /** The view that was asked for last: a modal that arrives after somebody decided stays away. */
  let wanted: View | null = null

  return {
    async open(view = 'preferences') {
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
    stay: () => modal?.stay(),
    destroy: () => modal?.destroy(),
  }
}
