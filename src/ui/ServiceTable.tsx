import { Fragment, h } from 'preact'
import { keptCookies } from '../choice/keptCookies'
import { NECESSARY } from '../choice/types'
import type { Service } from '../config/schema'
import { Button } from './Button'
import { Switch } from './Switch'
import { duration } from './text/duration'
import { fill } from './text/fill'
import type { Text } from './text/types'
import type { OnDevice } from './useDevice'
import type { Switches } from './useDraft'

interface ServiceTableProps {
  service: Service
  text: Text
  language: string
  switches: Switches
  device: OnDevice
  /** A mark on what is new. */
  mark: string | false
}

/** What a service keeps on the device. */
interface Kept {
  name: string
  purpose?: string
  /** How long it lasts, in words. */
  lasts?: string
}

/**
 * One service: who runs it, what it keeps on the device and for how long, what of that is there now, and its own
 * switch.
 */
export const ServiceTable = ({ service, text, language, switches, device, mark }: ServiceTableProps) => {
  const { id, category, name: title = id, provider, policyUrl, description, storage = [] } = service
  const cookies = keptCookies(service)
  const isNecessary = category === NECESSARY

  /** Lists cookies or keys of one kind under their heading. */
  const group = (heading: string, items: readonly Kept[], lifetime?: 'session' | 'persistent') =>
    items[0] && (
      <>
        <dt data-consent-lifetime={lifetime}>{heading}</dt>
        {items.map(({ name, purpose, lasts }) => (
          <dd key={name}>
            <code dir="ltr">{name}</code> <span>{purpose}</span> {lasts && <small>{lasts}</small>}
            {device.isHere(name) && (
              <>
                <mark>{text.present}</mark>
                {/* A necessary cookie would be back at once, and the choice has its own button. */}
                {!isNecessary && (
                  <Button action="delete" name={`${text.deleteNow}: ${name}`} onPress={() => device.remove(name)}>
                    {text.deleteNow}
                  </Button>
                )}
              </>
            )}
          </dd>
        ))}
      </>
    )

  return (
    <li>
      <Switch
        {...switches}
        id={id}
        label={title}
        hint={description}
        mark={mark}
        fixed={isNecessary ? '' : undefined}
        disabled={!switches.draft.has(category)}
        data-consent-service={id}
      />
      <p>
        {provider && fill(text.provider, { name: provider })}{' '}
        {policyUrl && (
          <a href={policyUrl}>
            {text.policy} ({title})
          </a>
        )}
      </p>
      <dl>
        {group(
          text.session,
          cookies.filter(({ lifetime }) => lifetime === 'session').map((cookie) => ({ ...cookie, lasts: text.until })),
          'session',
        )}
        {group(
          text.persistent,
          cookies
            .filter(({ lifetime }) => lifetime !== 'session')
            .map((cookie) => ({ ...cookie, lasts: duration(cookie.lifetime, language) })),
          'persistent',
        )}
        {group(
          text.storage,
          storage.map((name) => ({ name })),
        )}
      </dl>
    </li>
  )
}
