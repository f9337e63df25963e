import { NECESSARY } from '../choice/types'
import { Button } from './buttons'
import { namesOf, type Scene } from './scene'
import { fill } from './text/fill'

/** One sentence on what is allowed. */
export const allowance = (scene: Pick<Scene, 'text' | 'model'>): string =>
  fill(scene.text.allowed, { names: namesOf(scene, [NECESSARY, ...(scene.model.choice?.granted ?? [])]) })

/** What the visitor chose, when and for which policy; a copy of it, its erasure, and whom to write to. */
export const YourChoice = (scene: Scene) => {
  const { text, language, model, erase } = scene
  const { choice, receipt, config } = model
  const { contact } = config.policy
  return [
    choice && (
      <div>
        <h3>{text.choice}</h3>
        <p>
          {allowance(scene)} {choice.lifetime === 'session' && text.sessionOnly}
        </p>
        <p>
          {fill(text.at, {
            date: new Date(choice.at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' }),
            version: choice.policy,
          })}
        </p>
        <footer>
          {receipt && (
            <a
              download="consent.json"
              href={`data:application/json,${encodeURIComponent(JSON.stringify(receipt, null, 1))}`}
            >
              {text.download}
            </a>
          )}
          {Button(text.erase, erase)}
        </footer>
      </div>
    ),
    contact && (
      <p>
        {text.contact}: <a href={contact.includes('@') ? `mailto:${contact}` : contact}>{contact}</a>
      </p>
    ),
  ]
}
