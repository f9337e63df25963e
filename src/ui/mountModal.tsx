import { Fragment, h, render } from 'preact'
import type { Wish } from '../choice/makeChoice'
import { pageBody } from '../lib/pageBody'
import { allowance } from './allowance'
import { answerOf } from './answerOf'
import { declaresColorScheme } from './declaresColorScheme'
import { hold, isHeld, letGo, removeCopies } from './holder'
import { keepLast } from './keepLast'
import { layoutOf } from './layoutOf'
import { Modal, type WordedPreferences } from './Modal'
import type { ModalHost, MountedModal, SecondView } from './modalTypes'
import { pageReady } from './pageReady'
import { Status } from './Status'
import { SHARED } from './sharedPreact'
import { hashOf, wordsOf } from './shownWords'
import { adoptStyles } from './styles/adoptStyles'
import firm from './styles/modal.css?inline'
import loose from './styles/shell.css?inline'
import { enNotice, type NoticeText } from './text/enNotice'
import { loadText } from './text/loadText'
import type { Wording } from './text/resolveText'
import { trueText } from './trueText'
import type { View } from './types'

/** Creates the modal. Nothing is put into the page before `open`. */
export function mountModal(host: ModalHost): MountedModal {
  const root = document.createElement('div')
  root.id = 'interact-consent-root'
  // Search engines look for it on a `<div>`: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
  root.dataset.nosnippet = ''
  // A dialog of the page that traps the focus would take it back.
  root.addEventListener('focusin', (event) => event.stopPropagation())
  let style = adoptStyles(loose, firm, host.nonce)
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
  let words = ''
  let hash = ''

  const decide = (wish: Wish): void => {
    // Announced when the modal is drawn closed.
    isDecided = true
    const { language } = wording
    const model = host.model()
    const detail = { ...answerOf(model, wish), language, layout: layoutOf(model.config) }
    host.choose(wish, { sha256: hash, language, words })
    host.emit('answer', detail)
  }

  const draw = (): void => {
    const { text, language, dir } = wording
    const model = host.model()
    root.lang = language
    root.dir = dir
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
            onLeave={(refusal) => {
              if (view === 'notice') decide(refusal)
              // Leaving the preferences changes nothing: the undecided are still asked.
              else if (model.choice) close()
              else show('notice')
            }}
            onClose={close}
          />
        )}
      </>,
      root,
    )
  }

  /** Loads the second view; reports a failure and returns `false`, so that the next call tries again. */
  const loadSecond = (): Promise<SecondView | false> =>
    host.load('preferences').catch((error: Error) => {
      host.fail('preferences-missing', error.message)
      return false
    })

  function show(next: View): void {
    // A page that declares no colour scheme gets the one of the visitor's system. Read before any change, as otherwise
    // the browser would compute all styles of the page again.
    root.className = declaresColorScheme() ? 'page' : ''
    style(true)
    // Preact would keep using elements that another script has removed.
    if (root.childElementCount !== (view ? 2 : 1)) render(null, root)
    const isAway = !root.isConnected || !isHeld()
    const { config } = host.model()
    // A modal dialog has the focus wherever it stands. A banner must be met before the page, at the latest once that has
    // loaded.
    const isMetFirst = layoutOf(config) !== 'modal'
    hold(root, isMetFirst && !('moveBefore' in root))
    if (isAway) keepLast(root, isMetFirst)
    const isNew = next !== view
    if (!view) isDecided = false
    if (isNew && view !== 'notice') question++
    if (isNew || isAway) showing++
    view = next
    wording = { ...wording, text: trueText(wording.text, config) }
    words = wordsOf(wording.text, config)
    draw()
    if (isNew) host.emit('open', { view })
    void hashOf(words).then((made) => {
      hash = made
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

  async function open(next: View): Promise<void> {
    wanted = next
    await pageReady(next === 'notice')
    if (wanted !== next) return
    pageLanguage = document.documentElement.lang
    const second = next === 'preferences' && (await loadSecond())
    if (next === 'preferences' && !second) {
      wanted = view
      return
    }
    const { config } = host.model()
    if (second) {
      const said = await loadText({ ...enNotice, ...second.english }, config, host)
      if (wanted !== next) return
      wording = said
      // One sheet: in a layer of its own, the second could not override the first.
      if (!preferences) {
        style(false)
        style = adoptStyles(loose, firm + second.css, host.nonce)
      }
      preferences = {
        body: (props) => <second.Preferences {...said} {...props} host={host} words={words} hash={hash} />,
        wish: second.switchedOn,
      }
    } else {
      const said = await loadText(enNotice, config, host)
      if (wanted !== next) return
      wording = said
    }
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
      render(null, root)
      letGo(root)
      style(false)
      delete document[SHARED]
    },
  }
}
