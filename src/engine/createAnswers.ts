import type { Wish } from '../choice/makeChoice'
import type { Lifetime } from '../choice/types'
import type { Core } from './core'
import type { Actions } from './createActions'

/** The ways to answer: in the modal, by an element of the page, and through the API. */
export interface Answers {
  /** Applies a wish; in a prerendered page, which nobody sees, once it is shown. */
  choose: Actions['choose']
  /** Returns the wish for every category that the browser's privacy signal does not refuse. */
  everything(lifetime?: Lifetime): Wish
  /** Does what the clicked element of the page is marked for. */
  onClick(event: Event): void
}

export function createAnswers(core: Core, actions: Actions): Answers {
  const choose: Answers['choose'] = core.safely((...answer: Parameters<Actions['choose']>) => {
    const [{ granted, except = [] }] = answer
    core.reportUnknown([...granted, ...except])
    if (core.isAlive()) actions.choose(...answer)
    else core.on('ready', () => actions.choose(...answer))
  })
  const everything: Answers['everything'] = (lifetime) => {
    const { config, withheld } = core.store.get()
    return { granted: config.categories.map(({ id }) => id).filter((id) => !withheld.includes(id)), lifetime }
  }

  return {
    choose,
    everything,
    onClick: core.safely((event: Event) => {
      // The path: a button in the shadow root of a component is no target to those outside.
      const button = event
        .composedPath()
        .find((node) => (node as Element).matches?.('[data-consent-open],[data-consent-accept],[data-consent-reject]'))
      if (!button) return
      event.preventDefault()
      const { consentAccept, consentReject } = (button as HTMLElement).dataset
      // One that is marked for both, by mistake, refuses.
      if (consentReject !== undefined) choose({ granted: [] }, 'visitor')
      else if (consentAccept !== undefined) choose(everything(), 'visitor')
      else core.open()
    }),
  }
}
