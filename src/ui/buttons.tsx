import type { ComponentChild } from 'preact'
import { everything, REFUSAL } from './draft'
import type { Scene } from './scene'

/** A button that does one thing; `hook` is its stable name for a visitor's tools, `near` hears that it may be pressed. */
export const Button = (label: string, press: () => void, hook?: string, name?: string, near?: () => void) => (
  <button
    type="button"
    data-consent-action={hook}
    aria-label={name}
    title={name}
    onClick={press}
    {...(near && { onPointerEnter: near, onFocus: near })}
  >
    {label}
  </button>
)

/** Accept and refuse, alike in everything but the word, with the view's third button. */
export const Decide = ({ text, model, draft, decide }: Scene, third: ComponentChild) => (
  <div data-consent-part="answers" class={model.config.mode}>
    {Button(text.acceptAll, () => decide(everything(model, draft)), 'accept-all')}
    {Button(model.config.mode === 'opt-out' ? text.optOut : text.rejectAll, () => decide(REFUSAL), 'reject-all')}
    {third}
  </div>
)
