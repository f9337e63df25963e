import { h, render } from 'preact'
import { giveAnswer } from './giveAnswer'
import { Inline } from './Inline'
import type { ModalHost } from './modalTypes'
import { hashOf, wordsOf } from './shownWords'
import { adoptStyles } from './styles/adoptStyles'
import css from './styles/inline.css?inline'
import { enNotice } from './text/enNotice'
import { loadText } from './text/loadText'
import { trueText } from './trueText'

/** What the preferences in a page need: what those in the modal need, and `consent-ui.js` for its preact. */
export interface InlineHost extends ModalHost {
  load: ModalHost['load'] & ((part: 'ui') => Promise<unknown>)
}

/** Preferences that are shown in an element of the page. */
export interface MountedInline {
  update(): void
  undo(): void
}

/** Shows the preferences in an element of the page, with the page's typography. */
export async function mountInline(host: InlineHost, element: HTMLElement): Promise<MountedInline> {
  const [{ Preferences, switchedOn, english }] = await Promise.all([host.load('preferences'), host.load('ui')])
  const { config } = host.model()
  const said = await loadText({ ...enNotice, ...english }, config, host)
  const style = adoptStyles(css, '', host.nonce)
  const words = wordsOf(trueText(said.text, config), config)
  const hash = await hashOf(words)
  let isSaved = false
  element.lang = said.language
  element.dir = said.dir
  style(true)

  const draw = (): void => {
    const model = host.model()
    render(
      <Inline
        text={said.text}
        model={model}
        isSaved={isSaved}
        onSave={(draft) => {
          isSaved = true
          giveAnswer(host, switchedOn(model, draft), { layout: 'page', language: said.language, words, hash })
        }}
        body={(props) => <Preferences {...said} {...props} host={host} words={words} hash={hash} />}
      />,
      element,
    )
  }
  draw()

  return {
    update: draw,
    undo() {
      render(null, element)
      style(false)
    },
  }
}
