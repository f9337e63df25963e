import { type ComponentChildren, h } from 'preact'
import type { Wish } from '../choice/makeChoice'
import { Answers } from './Answers'
import { Button } from './Button'
import { type Draft, refusal, SESSION_ONLY } from './draft'
import { layoutOf } from './layoutOf'
import { Notice } from './Notice'
import { Switch } from './Switch'
import type { NoticeText } from './text/enNotice'
import type { UiModel } from './types'
import { useDialog } from './useDialog'
import { type Switches, useDraft } from './useDraft'
import { WhyAsked } from './WhyAsked'

/** What the modal passes to the content between its head and its answers. */
export interface BodyProps {
  model: UiModel
  switches: Switches
  /** Moves the focus to the heading. */
  focusHeading(): void
  /** The text and switch for how long the answer holds. */
  children: ComponentChildren
}

/** The second view, in the visitor's language. */
export interface WordedPreferences {
  body(props: BodyProps): ComponentChildren
  /** Returns what the switches stand for. */
  wish(model: UiModel, draft: Draft): Wish
}

interface ModalProps {
  text: NoticeText
  /** The preferences, if they are shown instead of the notice. */
  preferences: WordedPreferences | undefined
  model: UiModel
  /** Counts the panels that were shown: each is a new element. */
  showing: number
  /** Counts the questions. A draft lasts from the notice to the preferences, and no longer. */
  question: number
  onDecide(wish: Wish): void
  /** Called when the visitor leaves the view without an answer; on the notice that refuses. */
  onLeave(wish: Wish): void
  onManage(): void
  /** Called on hover or focus: the preferences are likely to be wanted. */
  onNearManage(): void
  /** Called when something else has closed or hidden it. */
  onClose(): void
}

const TITLE = 'interact-consent-title'

/**
 * A native modal dialog; or a labelled region, for the notice of a banner or corner. Only the part between head and
 * answers scrolls, so that the answers are always in sight. Nothing in it is fixed or sticky, as tools that refuse for
 * the visitor search only the innermost such element.
 */
export const Modal = ({ text, preferences, model, showing, question, onDecide, ...on }: ModalProps) => {
  const switches = useDraft(model, question)
  const { panel, focusHeading } = useDialog(showing, on.onClose)
  const leave = () => on.onLeave(refusal(switches.draft))
  const layout = layoutOf(model.config)
  const Shell = preferences || layout === 'modal' ? 'dialog' : 'section'

  const lifetime = [
    <p key="lifetimes">
      <small>{text.lifetimes}</small>
    </p>,
    <div key="switch" data-consent-part="lifetime">
      <Switch {...switches} id={SESSION_ONLY} label={text.sessionOnly} hint={text.sessionOnlyHelp} />
    </div>,
  ]

  return (
    <Shell
      key={showing}
      ref={panel}
      class={layout}
      data-consent-view={preferences ? 'preferences' : 'notice'}
      aria-labelledby={TITLE}
      onCancel={leave}
      // Another script has closed it. The event comes late, and may come from a panel that was removed.
      onClose={({ currentTarget }) => currentTarget.isConnected && on.onClose()}
      onKeyDown={({ key }) => Shell === 'section' && key === 'Escape' && leave()}
    >
      <div data-consent-part="head">
        <h2 id={TITLE} tabIndex={-1}>
          {preferences ? text.manage : text.title}
        </h2>
        <Button action="close" name={preferences ? text.close : text.closeRefuses} onPress={leave}>
          ×
        </Button>
      </div>
      <div data-consent-part="body">
        <WhyAsked text={text} model={model} />
        {preferences ? (
          preferences.body({ model, switches, focusHeading, children: lifetime })
        ) : (
          <Notice text={text} model={model}>
            {lifetime}
          </Notice>
        )}
      </div>
      <Answers text={text} model={model} draft={switches.draft} onDecide={onDecide}>
        {preferences ? (
          <Button action="save" onPress={() => onDecide(preferences.wish(model, switches.draft))}>
            {text.save}
          </Button>
        ) : (
          <Button action="manage" onPress={on.onManage} onNear={on.onNearManage}>
            {text.manage}
          </Button>
        )}
      </Answers>
    </Shell>
  )
}
