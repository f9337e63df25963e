import type { ComponentChild } from 'preact'
import { lifetimeOf } from './draft'
import type { Scene } from './scene'
import type { UiAction } from './types'

/** A button that does one thing; `hook` is its stable name for a visitor's tools. */
export const Button = ({ act }: Scene, label: string, action: UiAction, hook?: string, name?: string) => (
  <button type="button" data-consent-action={hook} aria-label={name} onClick={() => act(action)}>
    {label}
  </button>
)

/** Accept and refuse, alike in everything but the word, with the view's third button. */
export const Decide = (scene: Scene, third: ComponentChild) => (
  <footer>
    {Button(scene, scene.text.acceptAll, { type: 'accept', lifetime: lifetimeOf(scene.draft) }, 'accept-all')}
    {Button(scene, scene.text.rejectAll, { type: 'reject' }, 'reject-all')}
    {third}
  </footer>
)
