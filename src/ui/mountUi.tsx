import { render } from 'preact'
import type { Choice } from '../choice/types'
import { type Draft, draftOf } from './draft'
import { Modal } from './Modal'
import { makeRoom } from './makeRoom'
import { adoptStyles } from './styles/adoptStyles'
import css from './styles/modal.css?inline'
import { resolveText } from './text/resolveText'
import type { MountUi, View } from './types'
import { allowance } from './YourChoice'

/** Puts the modal into the page, hidden. It knows only its host's model and tells it only what the visitor did. */
export const mountUi: MountUi = (host) => {
  const root = document.createElement('div')
  const style = adoptStyles(css, host.nonce)
  let view: View | null = null
  let turns = 0
  let draft: Draft
  /** The choice that the draft began with. */
  let from: Choice | null | undefined
  let decided = false
  let opener: HTMLElement | null
  let leaveRoom: (() => void) | null = null

  const draw = () => {
    const model = host.model()
    const { config, choice } = model
    const wording = resolveText(config, config.language || document.documentElement.lang || navigator.language)
    root.lang = wording.language
    root.dir = /^(ar|fa|he|ps|ur|yi)/.test(root.lang) ? 'rtl' : 'ltr'
    if (choice !== from) {
      from = choice
      draft = draftOf(model)
    }
    const scene = { ...wording, model, draft }
    render(
      [
        <p role="status">{decided && `${wording.text.saved} ${allowance(scene)}`}</p>,
        view &&
          Modal({
            ...scene,
            view,
            turns,
            act(action) {
              host.act(action)
              decided = /^[ars]/.test(action.type)
              draw()
            },
            flip(ids, on) {
              for (const id of ids) draft[on ? 'add' : 'delete'](id)
              draw()
            },
          }),
      ],
      root,
    )
  }

  const turn = (next: View | null) => {
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

  root.id = 'interact-consent-root'
  document.body.prepend(root)
  draw()

  return {
    show(next) {
      style(true)
      if (!root.isConnected) {
        view = null
        document.body.prepend(root)
      }
      if (!view) {
        opener = document.activeElement as HTMLElement
        decided = false
      }
      // A draft lives from the notice to preferences, and not beyond them.
      if (view !== 'notice') from = undefined
      if (view === next) draw()
      else turn(next)
    },
    hide: () => view && turn(null),
    update: draw,
    destroy() {
      turn(null)
      root.remove()
      style(false)
    },
  }
}
