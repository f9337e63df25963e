import { Fragment, h } from 'preact'
import { allowance } from './allowance'
import { Button } from './Button'
import { fullReceipt } from './fullReceipt'
import { fill } from './text/fill'
import type { Text } from './text/types'
import type { UiModel } from './types'

interface YourChoiceProps {
  text: Text
  language: string
  model: UiModel
  /** The words that the choice is based on, and their SHA-256. */
  words: string
  hash: string
  onErase(): void
}

/** What the visitor chose, when and for which policy; how to download and erase that, and whom to write to. */
export const YourChoice = ({ text, language, model, words, hash, onErase }: YourChoiceProps) => {
  const { choice, receipt, config } = model
  const { contact } = config.policy
  if (!choice && !contact) return null
  const day = (date: string, timeStyle?: 'short') =>
    new Date(date).toLocaleString(language, { dateStyle: 'long', timeStyle })
  return (
    <div data-consent-part="record">
      {choice && (
        <>
          <h3>{text.choice}</h3>
          <p>
            {allowance(text, model)} {choice.lifetime === 'session' && text.sessionOnly}
          </p>
          <p>
            {fill(text.at, { date: day(choice.at, 'short'), version: choice.policy })}{' '}
            {receipt?.expires && fill(text.expires, { date: day(receipt.expires) })}
          </p>
          <p>
            {receipt && (
              <a
                download="consent.json"
                href={`data:application/json,${encodeURIComponent(
                  JSON.stringify(fullReceipt({ receipt, config, text, language, words, hash }), null, 1),
                )}`}
              >
                {text.download}
              </a>
            )}{' '}
            <Button action="erase" onPress={onErase}>
              {text.erase}
            </Button>
          </p>
        </>
      )}
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
}
