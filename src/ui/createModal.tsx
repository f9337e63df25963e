import type { Wish } from '../choice/makeChoice'
import type { Choice } from '../choice/types'
import type { Emitter } from '../events'
import { bodyReady } from './bodyReady'
import { type Draft, draftOf } from './draft'
import { makeRoom } from './makeRoom'
import { Panel } from './Panel'
import { render } from './render'
import { adoptStyles } from './styles/adoptStyles'
import css from './styles/modal.css?inline'
import { en } from './text/en'
import { loadText, type TextHost } from './text/loadText'
import type { Wording } from './text/resolveText'
import type { UiModel, View } from './types'
import { allowance } from './YourChoice'

/** The modal as the rest sees it. */
export interface Modal {
  open(view: View): Promise<void>
  close(): void
  destroy(): void
}

/** What the modal may ask, and the ways in which it speaks. */
export interface ModalHost extends TextHost {
  model(): UiModel
  /** The visitor has decided. */
  choose(wish: Wish): void
  erase(): void
  emit: Emitter['emit']
  nonce: string | undefined
}

/** Makes the modal and keeps its view; puts nothing into the page until it is opened. */
export function createModal(host: ModalHost): Modal {
  const { model: read, choose, erase, emit, nonce } = host
  const root = document.createElement('div')
  const style = adoptStyles(css, nonce)
  let view: View | null = null
  /** The latest wish; a modal that could only arrive after it was closed stays away. */
  let wanted: View | null = null
  let turns = 0
  let wording: Wording
  let draft: Draft
  /** The choice that the draft began with. */
  let from: Choice | null | undefined
  let decided = false
  let opener: HTMLElement | null
  let leaveRoom: (() => void) | null = null

  const draw = (): void => {
    const model = read()
    const { choice } = model
    root.lang = wording.language
    root.dir = wording.dir
    if (choice !== from) {
      from = choice
      draft = draftOf(model)
    }
    const scene = { ...wording, model, draft }
    render(
      [
        <p role="status">{decided && `${wording.text.saved} ${allowance(scene)}`}</p>,
        view &&
          Panel({
            ...scene,
            view,
            turns,
            flip(ids, on) {
              for (const id of ids) draft[on ? 'add' : 'delete'](id)
              draw()
            },
            decide(wish) {
              choose(wish)
              decided = true
              draw()
            },
            erase,
            show,
            close,
          }),
      ],
      root,
    )
  }

  const turn = (next: View | null): void => {
    const held = root.contains(document.activeElement)
    leaveRoom?.()
    leaveRoom = null
    view = next
    turns++
    draw()
    const panel = root.lastElementChild as HTMLDialogElement
    if (!next) {
      if (held || document.activeElement === document.body) opener?.focus()
      return
    }
    if (panel.showModal) panel.showModal()
    else leaveRoom = makeRoom(panel)
    if (held || !leaveRoom) root.querySelector('h2')?.focus()
  }

  /**
   * A dialog that a visitor's blocker does not let show would leave a page that nobody can use and that shows no reason.
   * It goes, and decides nothing. Where the page itself shows nothing yet it is not the dialog that is hidden.
   */
  const look = (): void => {
    const dialog = root.querySelector('dialog')
    if (dialog && !dialog.getClientRects()[0] && document.body.getClientRects()[0]) close()
  }

  function show(next: View): void {
    style(true)
    const gone = !root.isConnected
    if (gone) document.body.prepend(root)
    if (!view) {
      opener = document.activeElement as HTMLElement
      decided = false
    }
    // A draft lives from the notice to preferences, and not beyond them.
    if (view !== 'notice') from = undefined
    const turned = view !== next
    if (turned || gone) turn(next)
    else draw()
    if (turned) emit('open', { view: next })
    look()
    // Many blockers bring their styles late.
    setTimeout(look, 1000)
  }

  function close(): void {
    const closed = view
    wanted = null
    if (!closed) return
    turn(null)
    emit('close', { view: closed })
  }

  root.id = 'interact-consent-root'

  return {
    async open(next) {
      wanted = next
      await bodyReady()
      const said = await loadText(en, read().config, host)
      if (wanted !== next) return
      wording = said
      show(next === 'notice' ? next : 'preferences')
    },
    close,
    destroy() {
      wanted = null
      if (view) turn(null)
      root.remove()
      style(false)
    },
  }
}
