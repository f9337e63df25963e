import { h } from 'preact'
import type { WordedPreferences } from './Modal'
import type { ModalHost } from './modalTypes'
import { enNotice, type NoticeText } from './text/enNotice'
import { loadText } from './text/loadText'
import type { Wording } from './text/resolveText'
import type { View } from './types'

/** The words that the visitor sees, as `wordsOf` writes them, and their SHA-256 once it is known. */
export interface ShownWords {
  words: string
  hash: string
}

/** A view in the visitor's language. */
interface LoadedView {
  wording: Wording<NoticeText>
  /** The second view and its styles, if it was asked for. */
  preferences?: WordedPreferences
  css?: string
}

/**
 * Loads a view and its words. Rejects if the preferences cannot be loaded; words that are missing are in English.
 *
 * @param shown read at each drawing
 */
export async function loadView(view: View, host: ModalHost, shown: ShownWords): Promise<LoadedView> {
  if (view === 'notice') return { wording: await loadText(enNotice, host.model().config, host) }
  const { Preferences, switchedOn, english, css } = await host.load('preferences')
  const wording = await loadText({ ...enNotice, ...english }, host.model().config, host)
  return {
    wording,
    preferences: {
      body: (props) => <Preferences {...wording} {...props} {...shown} host={host} />,
      wish: switchedOn,
    },
    css,
  }
}
