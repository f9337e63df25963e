import { allowance } from './allowance'
import { Button } from './buttons'
import { fullReceipt } from './fullReceipt'
import type { FullScene } from './scene'
import { fill } from './text/fill'

/** What the visitor chose, when and for which policy; a copy of it, its erasure, and whom to write to. */
export const YourChoice = (scene: FullScene) => {
  const { text, language, model, erase } = scene
  const { choice, receipt, config } = model
  const { contact } = config.policy
  const day = (date: string, timeStyle?: 'short') =>
    new Date(date).toLocaleString(language, { dateStyle: 'long', timeStyle })
  return (
    (choice || contact) && (
      <div data-consent-part="record">
        {choice && [
          <h3>{text.choice}</h3>,
          <p>
            {allowance(scene)} {choice.lifetime === 'session' && text.sessionOnly}
          </p>,
          <p>
            {fill(text.at, { date: day(choice.at, 'short'), version: choice.policy })}{' '}
            {receipt?.expires && fill(text.expires, { date: day(receipt.expires) })}
          </p>,
          <p>
            {receipt && (
              <a
                download="consent.json"
                href={`data:application/json,${encodeURIComponent(JSON.stringify(fullReceipt(scene, receipt), null, 1))}`}
              >
                {text.download}
              </a>
            )}{' '}
            {Button(text.erase, erase, 'erase')}
          </p>,
        ]}
        {contact && (
          <p>
            {text.contact}:{' '}
            <a href={contact.includes('@') ? `mailto:${contact}?subject=${encodeURIComponent(text.contact)}` : contact}>
              {contact}
            </a>
          </p>
        )}
      </div>
    )
  )
}
