import { matches } from '../choice/match'
import { NECESSARY } from '../choice/types'
import type { Service, ServiceCookie } from '../config/schema'
import { Button } from './buttons'
import { Switch } from './Switch'
import type { FullScene } from './scene'
import { fill } from './text/fill'

/** `13 months` in the visitor's language; the config's units are those that Intl knows. */
const duration = (lifetime: string, language: string): string => {
  const [count, unit = ''] = lifetime.split(' ')
  return Number(count).toLocaleString(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' })
}

/** One service: who runs it, what it leaves on the device for how long, what of that is there now, and its own switch. */
export const ServiceTable = (scene: FullScene, service: Service) => {
  const { text, language, draft, here, remove } = scene
  const { id, category, name: title = id, provider, policyUrl, description, cookies = [], storage = [] } = service
  const fixed = category === NECESSARY
  /** Cookies or keys of one kind, under their heading. */
  const group = (kind: string, items: readonly (Partial<ServiceCookie> & { name: string })[], session?: boolean) =>
    items[0] && [
      <dt data-consent-lifetime={session == null ? session : session ? 'session' : 'persistent'}>{kind}</dt>,
      items.map(({ name, purpose, lifetime }) => (
        <dd>
          <code dir="ltr">{name}</code> <span>{purpose}</span>{' '}
          {lifetime && <small>{session ? text.until : duration(lifetime, language)}</small>}
          {here.some((one) => matches(name, one)) && [
            <mark>{text.present}</mark>,
            // What is necessary would be back at once, and the choice itself has its own way out.
            fixed || Button(text.deleteNow, () => remove(name), 'delete', `${text.deleteNow}: ${name}`),
          ]}
        </dd>
      )),
    ]
  const kept = (session: boolean) => cookies.filter(({ lifetime }) => (lifetime === 'session') === session)
  return (
    <li>
      {Switch(scene, {
        id,
        label: title,
        hint: description,
        fixed: fixed && '',
        disabled: !draft.has(category),
        hook: 'data-consent-service',
      })}
      <p>
        {provider && fill(text.provider, { name: provider })}{' '}
        {policyUrl && (
          <a href={policyUrl}>
            {text.policy} ({title})
          </a>
        )}
      </p>
      <dl>
        {group(text.session, kept(true), true)}
        {group(text.persistent, kept(false), false)}
        {group(
          text.storage,
          storage.map((name) => ({ name })),
        )}
      </dl>
    </li>
  )
}
