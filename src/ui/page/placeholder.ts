import { adoptSheet } from '../styles/adoptStyles'
import css from '../styles/placeholder.css?inline'
import { make } from './make'
import type { Overlay } from './overlay'

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
  nonce: string
}

/**
 * Says in place of a frame or video that it waits, and what can be done. It stands in the document of the frame, which
 * is an empty one of the page's own origin: it has the frame's size, place and order by nature, and a copy that the page
 * makes of the frame is an empty one. Returns what follows it, and the undo.
 *
 * @param over a frame of ours over what has no document of its own
 */
export function addPlaceholder(
  face: HTMLElement,
  { name, reason, actions, language, dir, nonce }: PlaceholderContent,
  over?: Overlay,
): { update(): void; undo(): void } {
  const buttons = actions.map(({ hook, label, press, possible }) => {
    const button = make('button', { type: 'button', 'data-consent-action': hook }, label)
    button.addEventListener('click', press)
    return { button, possible }
  })
  const box = make(
    'div',
    { class: 'interact-consent-placeholder', role: 'group', 'aria-label': name },
    make(
      'div',
      {},
      make('b', {}, name),
      make('p', {}, reason),
      make('div', {}, ...buttons.map(({ button }) => button)),
    ),
  )
  const frame = over?.frame ?? (face as HTMLIFrameElement)

  /** Puts it into the document that the frame has now: a new one wherever the page has moved it to. */
  const draw = (): void => {
    for (const { button, possible } of buttons) button.hidden = possible?.() === false
    const page = frame.contentDocument
    if (!page?.body || !page.URL.startsWith('about:blank')) return
    const look = getComputedStyle(face)
    const { style } = page.documentElement
    style.colorScheme = look.colorScheme
    for (const [name] of css.matchAll(/--consent-[\w-]+/g)) style.setProperty(name, look.getPropertyValue(name))
    box.classList.toggle('framed', !over && look.borderTopStyle !== 'none')
    if (box.ownerDocument === page) return
    adoptSheet(page, css, nonce)(true)
    Object.assign(page.documentElement, { lang: language, dir })
    page.title = name
    page.body.replaceChildren(box)
    // No scrolling of the browser's own brings into sight what another box cuts off.
    if (over) page.addEventListener('focusin', () => face.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  }
  frame.addEventListener('load', draw)
  draw()
  return {
    update() {
      over?.update()
      draw()
    },
    undo() {
      frame.removeEventListener('load', draw)
      over?.undo()
      box.remove()
    },
  }
}
