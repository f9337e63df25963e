import { make } from './make'
import { lay } from './overlay'

/** One thing that can be done in a placeholder; `hook` is its stable name. */
export interface Action {
  hook: 'load-once' | 'always-allow' | 'manage'
  label: string
  press(): void
  /** Whether it would do anything now. @default it would */
  possible?(): boolean
}

export interface PlaceholderContent {
  /** What it stands for. */
  name: string
  /** Why that is missing, and where it would come from. */
  reason: string
  actions: readonly Action[]
  language: string
  dir: string
}

/** Below this, in CSS pixels, there is nothing to see and so nothing to miss: counting pixels, folded elements. */
const SMALLEST = 24

/** Says in place of a frame or video that it waits, and what can be done. Returns what follows it, and the undo. */
export function addPlaceholder(
  face: HTMLElement,
  { name, reason, actions, language, dir }: PlaceholderContent,
): { update(): void; undo(): void } {
  const buttons = actions.map(({ hook, label, press, possible }) => {
    const button = make('button', { type: 'button', 'data-consent-action': hook }, label)
    button.addEventListener('click', press)
    const update = (): void => {
      button.hidden = possible?.() === false
    }
    update()
    return { button, update }
  })
  const box = make(
    'div',
    { class: 'interact-consent-placeholder', role: 'group', 'aria-label': name, lang: language, dir },
    make(
      'div',
      {},
      make('b', {}, name),
      make('p', {}, reason),
      make('div', {}, ...buttons.map(({ button }) => button)),
    ),
  )
  const wasInert = face.inert
  // The empty frame is no stop for the keyboard or a screen reader.
  face.inert = true
  face.dataset.consentWaiting = ''
  const layer = lay(box, face, (width, height) => {
    box.hidden = Math.min(width, height) < SMALLEST
  })
  return {
    update() {
      layer.update()
      for (const { update } of buttons) update()
    },
    undo() {
      layer.undo()
      face.inert = wasInert
      delete face.dataset.consentWaiting
    },
  }
}
