import { type ComponentChildren, Fragment, h } from 'preact'
import type { NoticeText } from './text/enNotice'
import type { UiModel } from './types'

interface NoticeProps {
  text: NoticeText
  model: UiModel
  /** The text and switch for how long the answer holds. */
  children: ComponentChildren
}

/** The first view: what is asked, and what the answers mean. */
export const Notice = ({ text, model, children }: NoticeProps) => {
  const { policy, mode } = model.config
  return (
    <>
      <p>
        {mode === 'opt-out' ? text.introOptOut : text.intro} {text.refusal}{' '}
        {policy.url && <a href={policy.url}>{text.policy}</a>}
      </p>
      {children}
    </>
  )
}
