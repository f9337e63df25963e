import { NECESSARY } from '../choice/types'
import type { Service, ServiceCookie } from '../config/schema'
import { Switch } from './Switch'
import type { Scene } from './scene'
import { fill } from './text/fill'

/** `13 months` in the visitor's language; the config's units are those that Intl knows. */
const duration = (lifetime: string, language: string): string => {
  const [count, unit = ''] = lifetime.split(' ')
  return Number(count).toLocaleString(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' })
}

/** One service: who runs it, what it leaves on the device for how long, and its own switch. */
export const ServiceTable = (scene: Scene, service: Service) => {
  const { text, language, draft } = scene
  const { id, category, name = id, provider, policyUrl, description, cookies = [], storage = [] } = service
  /** Cookies or keys of one kind, under their heading. */
  const group = (title: string, items: readonly (Partial<ServiceCookie> & { name: string })[]) =>
    items[0] && [
      <dt>{title}</dt>,
      items.map(({ name, purpose, lifetime }) => (
        <dd>
          <code dir="ltr">{name}</code> {purpose}{' '}
          {lifetime && <small>{lifetime === 'session' ? text.until : duration(lifetime, language)}</small>}
        </dd>
      )),
    ]
  const kept = (session: boolean) => cookies.filter(({ lifetime }) => (lifetime === 'session') === session)
  return (
    <li>
      {Switch(scene, {
        id,
        label: name,
        hint: description,
        fixed: category === NECESSARY && '',
        disabled: !draft.has(category),
        hook: 'data-consent-service',
      })}
      {provider && <p>{fill(text.provider, { name: provider })}</p>}
      {policyUrl && <a href={policyUrl}>{text.policy}</a>}
      <dl>
        {group(text.session, kept(true))}
        {group(text.persistent, kept(false))}
        {group(
          text.storage,
          storage.map((name) => ({ name })),
        )}
      </dl>
    </li>
  )
}
