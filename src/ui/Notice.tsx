import type { ComponentChildren } from 'preact'
import { Button, Decide } from './buttons'
import type { Scene } from './scene'

/** The first view: what is asked, and the answer in one click either way. */
export const Notice = (scene: Scene, sessionOnly: ComponentChildren) => {
  const { text, model, show } = scene
  const { url } = model.config.policy
  return [
    <p>
      {text.intro} {url && <a href={url}>{text.policy}</a>}
    </p>,
    <p>
      {text.lifetimes} {text.refusal}
    </p>,
    sessionOnly,
    Decide(
      scene,
      Button(text.manage, () => show('preferences'), 'manage'),
    ),
  ]
}
