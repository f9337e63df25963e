import type { Wish } from '../choice/makeChoice'
import type { Choice } from '../choice/types'
import type { Emitter } from '../events'
import { allowance } from './allowance'
import { bodyReady } from './bodyReady'
import type { SecondView } from './createPreferences'
import { type Draft, draftOf } from './draft'
import { makeRoom } from './makeRoom'
import { Panel } from './Panel'
import { render } from './render'
import { hashOf, wordsOf } from './shownWords'
import { adoptStyles } from './styles/adoptStyles'
import firm from './styles/modal.css?inline'
import loose from './styles/shell.css?inline'
import { enNotice, type NoticeText } from './text/enNotice'
import { loadText, type TextHost } from './text/loadText'
import type { Wording } from './text/resolveText'
import type { Device, UiModel, View } from './types'
import { watchHidden } from './watchHidden'

type SecondPart = typeof import('./createPreferences')

/** The modal as the rest sees it. */
export interface Modal {
  open(view: View): Promise<void>
  close(): void
  /** Stays, where the page replaced what it stood in. */
  stay(): void
  destroy(): void
}

/** What the modal may ask, and the ways in which it speaks. */
export interface ModalHost extends TextHost {
  model(): UiModel
  /** The visitor has decided; `hash` is that of the words they were shown, `''` where the browser has none. */
  choose(wish: Wish, hash?: string): void
  erase(): void
  emit: Emitter['emit']
  /** Fetches words, the second view, and what knows the device. */
  load: TextHost['load'] & ((part: 'release') => Promise<Device>) & ((part: 'preferences') => Promise<SecondPart>)
  nonce: string | undefined
}

/** Makes the modal and keeps its view; puts nothing into the page until it is opened. */
export function createModal(host: ModalHost): Modal {
  const { model: read, choose, erase, emit, nonce } = host
  const root = document.createElement('div')
  let style = adoptStyles(loose, firm, nonce)
  let view: View | null = null
  /** The latest wish; a modal that could only arrive after it was closed stays away. */
  let wanted: View | null = null
  let turns = 0
  let wording: Wording<NoticeText>
  let second: SecondView | undefined
  let draft: Draft
  /** The choice that the draft began with. */
  let from: Choice | null | undefined
  let decided = false
  let words = ''
  let hash = ''
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
    const shown = { ...wording, model, draft, words, hash }
    render(
      [
        <p role="status">{decided && `${wording.text.saved} ${allowance(shown)}`}</p>,
        view &&
          Panel(
            {
              ...shown,
              view,
              turns,
              flip(ids, on) {
                for (const id of ids) draft[on ? 'add' : 'delete'](id)
                draw()
              },
              decide(wish) {
                // Said by the drawing that closes it.
                decided = true
                choose(wish, hash)
              },
              erase,
              manage: () => open('preferences'),
              prepare: bring,
              back: () => show('notice'),
              close,
            },
            second,
          ),
      ],
      root,
    )
  }

  const focus = (): void => root.querySelector('h2')?.focus()
  const watch = watchHidden(root, close)

  /** The second view; what fails is tried again when it is wanted. */
  const bring = (): Promise<SecondPart | undefined> =>
    host.load('preferences').catch((error) => host.fail('preferences-missing', error.message) as undefined)

  const turn = (next: View | null): void => {
    const held = root.contains(document.activeElement)
    leaveRoom?.()
    leaveRoom = null
    watch(null)
    view = next
    turns++
    // To take away what has the focus makes the page be laid out twice.
    if (!next) (root.lastElementChild as HTMLDialogElement | null)?.close?.()
    draw()
    const panel = root.lastElementChild as HTMLDialogElement
    if (!next) {
      // To focus the body changes nothing, and makes the page be laid out at once.
      if (opener !== document.body && (held || document.activeElement === document.body)) opener?.focus()
      return
    }
    watch(panel)
    if (panel.showModal) panel.showModal()
    else leaveRoom = makeRoom(panel)
    if (held || !leaveRoom) focus()
    void hashOf(words).then((made) => {
      hash = made
      if (view === 'preferences') second?.look()
    })
  }

  function show(next: View): void {
    // A page that does not say what it is drawn in gets what the visitor's system asks for. It is looked at before it is
    // changed: the browser would have to style all of it once more.
    root.className =
      /dark|light/.test(getComputedStyle(document.body).colorScheme) ||
      document.querySelector('meta[name="color-scheme"]')
        ? 'page'
        : ''
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
  }

  function close(): void {
    const closed = view
    wanted = null
    if (!closed) return
    turn(null)
    emit('close', { view: closed })
  }

  async function open(next: View): Promise<void> {
    wanted = next
    await bodyReady()
    const part = next === 'notice' ? undefined : await bring()
    if (next !== 'notice' && !part) return
    const said = await loadText({ ...enNotice, ...part?.english }, read().config, host)
    if (wanted !== next) return
    if (part && !second) {
      second = part.createPreferences(host, draw, focus)
      // One sheet, as in a layer of its own it could not say anything else of what the first speaks of.
      style(false)
      style = adoptStyles(loose, firm + part.css, nonce)
    }
    wording = said
    words = wordsOf(said.text, read().config.services)
    show(part ? 'preferences' : 'notice')
  }

  root.id = 'interact-consent-root'

  return {
    open,
    close,
    stay() {
      // A page that is put together from copies of its earlier states has copies of this in them, which nobody hears.
      for (const one of document.querySelectorAll(`#${root.id}`)) if (one !== root) one.remove()
      if (view && !root.isConnected && document.body) show(view)
    },
    destroy() {
      wanted = null
      if (view) turn(null)
      root.remove()
      style(false)
    },
  }
}
