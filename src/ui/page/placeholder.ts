import { adoptSheet } from '../styles/adoptStyles'
import css from '../styles/placeholder.css?inline'
import { make } from './make'
import type { Overlay } from './overlay'
import { watchTheme } from './watchTheme'

/** An action in a placeholder; `hook` is its stable name. */
export interface Action {
  hook: 'load-once' | 'always-allow' | 'manage'
  label: string
  press(): void
  /** Whether it would do anything now; `true` by default. */
  possible?(): boolean
}

export interface PlaceholderContent {
  /** The name of what waits. */
  name: string
  /** Why it is missing, and where it would come from. */
  reason: string
  actions: readonly Action[]
  language: string
  dir: string
  nonce: string
}

/**
 * Shows, in place of a frame or video, that it waits and what the visitor can do. The placeholder is in the document of
 * the frame, which is empty and of the page's own origin. So it has the frame's size, place and order, and copies of
 * the frame that the page makes are empty. Returns `update`, which follows the frame, and the undo.
 *
 * @param over our own frame over an element that has no document
 */
export function addPlaceholder(
  face: HTMLElement,
  { name, reason, actions, language, dir, nonce }: PlaceholderContent,
  over?: Overlay,
): { update(): void; undo(): void } {
  const buttons = actions.map(({ hook, label, press, possible }) => {
    const button = make('button', { type: 'button', 'data-consent-action': hook }, label)
    return { button, press, possible }
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

  /** Returns the frame's document, unless it shows something else than the placeholder. */
  const emptyDocument = (): Document | undefined => {
    const page = frame.contentDocument
    return page?.body && page.URL.startsWith('about:blank') ? page : undefined
  }
  /** Copies the page's theme, which does not reach into a document of its own. */
  const dress = (): void => {
    const style = emptyDocument()?.documentElement.style
    if (!style) return
    const faceStyle = getComputedStyle(face)
    const set = (name: string): void => {
      const value = faceStyle.getPropertyValue(name)
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value)
    }
    set('color-scheme')
    for (const [name] of css.matchAll(/--consent-[\w-]+/g)) set(name)
    box.classList.toggle('framed', !over && faceStyle.borderTopStyle !== 'none')
  }

  /** Puts the placeholder into the frame's current document: moving a frame gives it a new one. */
  const enter = (page: Document): void => {
    adoptSheet(page, css, nonce)(true)
    Object.assign(page.documentElement, { lang: language, dir })
    page.title = name
    page.body.replaceChildren(box)
    // The browser does not scroll into view what another box clips.
    if (over) page.addEventListener('focusin', () => face.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  }
  const draw = (): void => {
    const page = emptyDocument()
    if (page) dress()
    if (page && box.ownerDocument !== page) enter(page)
    for (const { button, press, possible } of buttons) {
      button.hidden = possible?.() === false
      // Set again: what was in the document of a frame that moved has lost its listeners (Chromium).
      button.onclick = press
    }
  }
  frame.addEventListener('load', draw)
  draw()
  const theme = watchTheme(face, dress)
  return {
    update() {
      over?.update()
      theme.update()
      draw()
    },
    undo() {
      theme.undo()
      frame.removeEventListener('load', draw)
      over?.undo()
      box.remove()
    },
  }
}
