import type { Wish } from '../choice/makeChoice'
import type { Emitter } from '../events'
import { mountUi } from './mountUi'
import type { Ui, UiAction, UiModel, View } from './types'

/** The modal as the rest sees it. */
export interface Modal {
  open(view: View): Promise<void>
  close(): void
  destroy(): void
}

/** What the modal may ask, and the ways in which it speaks. */
export interface ModalHost {
  model(): UiModel
  /** The visitor has decided. */
  choose(wish: Wish): void
  erase(): void
  emit: Emitter['emit']
  nonce: string | undefined
}

/** Resolves once there is a `<body>` to put the modal into; a script in `<head>` runs before it. */
const bodyReady = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(look)
    function look(): void {
      if (!document.body) return
      observer.disconnect()
      resolve()
    }
    observer.observe(document.documentElement, { childList: true })
    look()
  })

/** Everything granted, save what the browser's signal refuses; asked only for what is new, old refusals stay. */
export function everything({ config, choice, why, added, withheld }: UiModel): Wish {
  const old = why === 'added' ? choice : null
  return {
    granted: config.categories
      .map(({ id }) => id)
      .filter((id) => !withheld.includes(id) && (!old || old.granted.includes(id) || added.includes(id))),
    except: old?.except?.filter((id) => !added.includes(id)) ?? [],
  }
}

/** Puts the modal into the page and keeps its view; shows nothing by itself. */
export function createModal({ model, choose, erase, emit, nonce }: ModalHost): Modal {
  let ui: Ui | null = null
  let view: View | null = null
  /** The latest wish; a modal that could only arrive after it was closed stays away. */
  let wanted: View | null = null

  const close = (): void => {
    const closed = view
    wanted = view = null
    if (!closed) return
    ui?.hide()
    emit('close', { view: closed })
  }
  const open = async (next: View): Promise<void> => {
    wanted = next
    await bodyReady()
    if (wanted !== next) return
    ui ??= mountUi({ model, act, ...(nonce ? { nonce } : {}) })
    ui.show(next)
    if (view !== next) emit('open', { view: next })
    view = next
  }
  function act(action: UiAction): void {
    const { type } = action
    if (type === 'accept') choose({ ...everything(model()), lifetime: action.lifetime })
    else if (type === 'reject') choose({ granted: [] })
    else if (type === 'save') choose(action)
    else if (type === 'erase') erase()
    else if (type === 'view') void open(action.view)
    // Leaving the preferences changes nothing: the undecided are still asked.
    else if (model().choice) close()
    else void open('notice')
  }

  return {
    open,
    close,
    destroy() {
      wanted = view = null
      ui?.destroy()
      ui = null
    },
  }
}
