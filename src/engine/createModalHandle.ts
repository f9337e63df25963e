import type { Modal, ModalHost } from '../ui/createModal'
import type { View } from '../ui/types'
import type { PageParts } from './createParts'

/** The modal, whether it has been fetched or not. */
export interface ModalHandle {
  /** Resolves when the modal is there, or when it was told that it cannot be. */
  open(view?: View): Promise<void>
  close(): void
  /** Keeps the modal where the page replaced what it stood in. */
  stay(): void
  destroy(): void
}

export function createModalHandle({
  fetch,
  host,
  isAlive,
}: {
  fetch: PageParts['fetch']
  host: ModalHost & { model(): { config: { ui: boolean } } }
  isAlive(): boolean
}): ModalHandle {
  let modal: Modal | undefined
  /** The view that was asked for last: a modal that arrives after somebody decided stays away. */
  let wanted: View | null = null

  return {
    async open(view = 'preferences') {
      wanted = view
      if (!host.model().config.ui) return
      const part = await fetch('ui')
      if (!part || !wanted || !isAlive()) return
      modal ??= part.createModal(host)
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
