import type { ComponentChildren } from 'preact'
import type { Scene } from './scene'

/** The first view: what is asked, and what the answers mean. */
export const Notice = ({ text, model }: Scene, lifetime: ComponentChildren) => {
  const { policy, mode } = model.config
  return [
    <p>
      {mode === 'opt-out' ? text.introOptOut : text.intro} {text.refusal}{' '}
      {policy.url && <a href={policy.url}>{text.policy}</a>}
    </p>,
    lifetime,
  ]
}
