import type { Wish } from '../choice/makeChoice'
import type { ShownNotice } from '../choice/receipt'
import type { ConsentEvents } from '../events'
import type { Preferences } from './Preferences'
import type { switchedOn } from './switchedOn'
import type { enPreferences } from './text/enPreferences'
import type { TextHost } from './text/loadText'
import type { UiModel, View } from './types'
import type { DeviceHost } from './useDevice'

/** The second view with its words and styles, loaded when it is wanted. */
export interface SecondView {
  Preferences: typeof Preferences
  switchedOn: typeof switchedOn
  english: typeof enPreferences
  css: string
}

/** What the modal may ask of the SDK, and tell it. */
export interface ModalHost extends TextHost {
  model(): UiModel
  /** Saves the visitor's decision, with the words that it is based on. */
  choose(wish: Wish, notice?: ShownNotice): void
  /** Erases the choice and all optional data. */
  reset(): void
  emit<K extends 'open' | 'close' | 'answer'>(event: K, detail: ConsentEvents[K]): void
  /** Loads words, the second view, or the part that reads the device. */
  load: TextHost['load'] & DeviceHost['load'] & ((part: 'preferences') => Promise<SecondView>)
  keepOnly: DeviceHost['keepOnly']
  matcher: DeviceHost['matcher']
  nonce: string | undefined
}

/** The modal as the rest of the SDK sees it. */
export interface MountedModal {
  /** Resolves once the view is shown, failed to load, or is no longer wanted. */
  open(view: View): Promise<void>
  close(): void
  /** Puts it back if the page replaced what it was in; follows a change of the page's language. */
  onPageChange(): void
  destroy(): void
}
