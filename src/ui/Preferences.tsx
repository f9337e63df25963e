import { type ComponentChildren, Fragment, h } from 'preact'
import { NECESSARY } from '../choice/types'
import { CategoryRow } from './CategoryRow'
import { Status } from './Status'
import { fill } from './text/fill'
import type { Wording } from './text/resolveText'
import type { UiModel } from './types'
import { type DeviceHost, useDevice } from './useDevice'
import type { Switches } from './useDraft'
import { YourChoice } from './YourChoice'

interface PreferencesProps extends Wording {
  model: UiModel
  switches: Switches
  host: DeviceHost & { reset(): void }
  /** The words that the choice is based on. */
  words: string
  /** Their SHA-256, once it is known. */
  hash: string
  /** The text and switch for how long the answer holds. */
  children: ComponentChildren
  /** Moves the focus to the heading. */
  focusHeading(): void
}

/** The second view: the lifetime, a switch for each purpose and service, and the visitor's record. */
export const Preferences = ({
  text,
  language,
  model,
  switches,
  host,
  words,
  hash,
  children,
  focusHeading,
}: PreferencesProps) => {
  const device = useDevice(host, focusHeading)
  const shown = { text, language, model }
  return (
    <>
      {/* In the dialog, as everything outside one is out of reach of screen readers. */}
      <Status>{device.deleted && fill(text.deleted, { name: device.deleted })}</Status>
      {children}
      {[NECESSARY, ...model.config.categories.map(({ id }) => id)].map((id) => (
        <CategoryRow key={id} {...shown} id={id} switches={switches} device={device} />
      ))}
      <YourChoice {...shown} words={words} hash={hash} onErase={host.reset} />
    </>
  )
}
