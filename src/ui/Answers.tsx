import { type ComponentChildren, h } from 'preact'
import type { Wish } from '../choice/makeChoice'
import { Button } from './Button'
import { type Draft, everything, refusal } from './draft'
import type { NoticeText } from './text/enNotice'
import type { UiModel } from './types'

interface AnswersProps {
  text: NoticeText
  model: UiModel
  draft: Draft
  onDecide(wish: Wish): void
  /** The view's third button. */
  children: ComponentChildren
}

/** The buttons that accept and refuse. They differ in their words only. */
export const Answers = ({ text, model, draft, onDecide, children }: AnswersProps) => {
  const { mode } = model.config
  return (
    <div data-consent-part="answers" class={mode}>
      <Button action="accept-all" onPress={() => onDecide(everything(model, draft))}>
        {text.acceptAll}
      </Button>
      <Button action="reject-all" onPress={() => onDecide(refusal(draft))}>
        {mode === 'opt-out' ? text.optOut : text.rejectAll}
      </Button>
      {children}
    </div>
  )
}
