import { Fragment, h, render } from 'preact'
import type { Wish } from '../choice/makeChoice'
import { pageBody } from '../lib/pageBody'
import { allowance } from './allowance'
import { createModalRoot } from './createModalRoot'
import { giveAnswer } from './giveAnswer'
import { isHeld, removeCopies } from './holder'
import { layoutOf } from './layoutOf'
import { loadView, type ShownWords } from './loadView'
import { Modal, type WordedPreferences } from './Modal'
import type { ModalHost, MountedModal } from './modalTypes'
import { pageReady } from './pageReady'
import { Status } from './Status'
import { SHARED } from './sharedPreact'
import { hashOf, wordsOf } from './shownWords'
import type { NoticeText } from './text/enNotice'
import type { Wording } from './text/resolveText'
import { trueText } from './trueText'
import type { View } from './types'

/** Creates the modal. Nothing is put into the page before `open`. */
export function mountModal(host: ModalHost): MountedModal {
  const root = createModalRoot(host.nonce)
  const { element } = root
  let wording: Wording<NoticeText>
  let preferences: WordedPreferences | undefined
  let view: View | null = null
  /** The view that was asked for last. One that loads after it was closed is not shown. */
  let wanted: View | null = null
  /** The page's own language when the words were asked for. */
  let pageLanguage = ''
  let isDecided = false
  let showing = 0
  let question = 0
  const shown: ShownWords = { words: '', hash: '' }

  const decide = (wish: Wish): void => {
    // Announced when the modal is drawn closed.
    isDecided = true
    giveAnswer(host, wish, { layout: layoutOf(host.model().config), language: wording.language, ...shown })
  }

  const draw = (): void => {
    const { text, language, dir } = wording
    const model = host.model()
    element.lang = language
    element.dir = dir
    render(
      <>
        <Status>{isDecided && `${text.saved} ${allowance(text, model)}`}</Status>
        {view && (
          <Modal
            text={text}
            preferences={view === 'preferences' ? preferences : undefined}
            model={model}
            showing={showing}
            question={question}
            onDecide={decide}
            onManage={() => open('preferences')}
            // A failure is told when the button is pressed.
            onNearManage={() => void host.load('preferences').catch(() => {})}
            onLeave={leave}
            onClose={close}
          />
        )}
      </>,
      element,
    )
  }

  function show(next: View): void {
    const { config } = host.model()
    // A modal dialog has the focus wherever it stands.
    const isAway = root.enter(layoutOf(config) !== 'modal')
    // Preact would keep using elements that another script has removed.
    if (element.childElementCount !== (view ? 2 : 1)) render(null, element)
    const isNew = next !== view
    if (!view) isDecided = false
    if (isNew && view !== 'notice') question++
    if (isNew || isAway) showing++
    view = next
    wording = { ...wording, text: trueText(wording.text, config) }
    shown.words = wordsOf(wording.text, config)
    draw()
    if (isNew) host.emit('open', { view })
    void hashOf(shown.words).then((hash) => {
      shown.hash = hash
      if (view === 'preferences') draw()
    })
  }

  function close(): void {
    const closed = view
    wanted = null
    if (!closed) return
    view = null
    draw()
    host.emit('close', { view: closed })
  }

  /** The visitor leaves without an answer: of the notice, that is a refusal. */
  function leave(refusal: Wish): void {
    if (view === 'notice') decide(refusal)
    // Leaving the preferences changes nothing: the undecided are still asked.
    else if (host.model().choice) close()
    else show('notice')
  }

  async function open(next: View): Promise<void> {
    wanted = next
    await pageReady(next === 'notice')
    if (wanted !== next) return
    pageLanguage = document.documentElement.lang
    const loaded = await loadView(next, host, shown).catch((error: Error) =>
      host.fail('preferences-missing', error.message),
    )
    if (!loaded) {
      wanted = view
      return
    }
    if (wanted !== next) return
    wording = loaded.wording
    if (loaded.css && !preferences) root.addStyles(loaded.css)
    preferences = loaded.preferences ?? preferences
    show(next)
  }

  return {
    open,
    close,
    onPageChange() {
      removeCopies()
      if (view && !isHeld() && pageBody()) show(view)
      // The other view may be on its way.
      if (view && document.documentElement.lang !== pageLanguage) void open(wanted as View)
    },
    destroy() {
      wanted = null
      view = null
      render(null, element)
      root.leave()
      delete document[SHARED]
    },
  }
}
