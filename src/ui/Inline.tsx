import { type ComponentChildren, Fragment, h } from 'preact'
import { allowance } from './allowance'
import { Button } from './Button'
import { type Draft, SESSION_ONLY } from './draft'
import type { BodyProps } from './Modal'
import { Status } from './Status'
import { Switch } from './Switch'
import type { Text } from './text/types'
import type { UiModel } from './types'
import { useDraft } from './useDraft'

interface InlineProps {
  text: Text
  model: UiModel
  /** Whether the visitor has saved in this element. */
  isSaved: boolean
  body(props: BodyProps): ComponentChildren
  onSave(draft: Draft): void
}

/**
 * The preferences outside the modal. They need no heading, as the page has its own, and change nothing until they are
 * saved.
 */
export const Inline = ({ text, model, isSaved, body, onSave }: InlineProps) => {
  const switches = useDraft(model, 0)
  return (
    <>
      {body({
        model,
        switches,
        focusHeading: () => {},
        children: (
          <div data-consent-part="lifetime">
            <p>{text.lifetimes}</p>
            <Switch {...switches} id={SESSION_ONLY} label={text.sessionOnly} hint={text.sessionOnlyHelp} />
          </div>
        ),
      })}
      <Button action="save" onPress={() => onSave(switches.draft)}>
        {text.save}
      </Button>
      <Status>{isSaved && `${text.saved} ${allowance(text, model)}`}</Status>
    </>
  )
}
