import { NECESSARY } from '../choice/types'
import type { ResolvedConfig, Service } from '../config/schema'
import { duration } from '../ui/text/duration'
import { enNotice } from '../ui/text/enNotice'
import { enPreferences } from '../ui/text/enPreferences'
import { fill } from '../ui/text/fill'
import type { Wording } from '../ui/text/resolveText'
import type { Text } from '../ui/text/types'
import { type Element, make } from './markup'

/** All the words in English, which a declaration needs some of. */
export const english: Text = { ...enNotice, ...enPreferences }

/** Marks what may be on the device: the page shows it where it is there. */
export const HERE = 'data-consent-here'

/** A cookie or a key, what it is for, and how long it lasts. */
interface Kept {
  name: string
  purpose?: string
  lasts?: string
}

/** Everything that a config declares, in the visitor's words: each purpose, its services, and what they keep for how long. */
export function declare(
  { categories, services, cookie }: ResolvedConfig,
  { text, language }: Wording<Text>,
): Element[] {
  const group = (heading: string, items: readonly Kept[]): Element[] =>
    items[0]
      ? [
          make('dt', {}, heading),
          ...items.map(({ name, purpose, lasts }) =>
            make(
              'dd',
              {},
              make('code', { dir: 'ltr' }, name),
              purpose && `: ${purpose}`,
              lasts && ` (${lasts})`,
              ' ',
              make('mark', { hidden: '', [HERE]: name }, text.present),
            ),
          ),
        ]
      : []

  const kept = ({ cookies = [], storage = [] }: Pick<Service, 'cookies' | 'storage'>): Element | undefined => {
    const lists = [
      ...group(
        text.session,
        cookies.filter(({ lifetime }) => lifetime === 'session').map((one) => ({ ...one, lasts: text.until })),
      ),
      ...group(
        text.persistent,
        cookies
          .filter(({ lifetime }) => lifetime !== 'session')
          .map((one) => ({ ...one, lasts: duration(one.lifetime, language) })),
      ),
      ...group(
        text.storage,
        storage.map((name) => ({ name })),
      ),
    ]
    return lists[0] && make('dl', {}, ...lists)
  }

  const service = ({ id, name = id, provider, policyUrl, description, ...rest }: Service) => [
    make('h4', {}, name),
    description !== undefined && make('p', {}, description),
    (provider || policyUrl) &&
      make(
        'p',
        {},
        provider && fill(text.provider, { name: provider }),
        provider && policyUrl && ' · ',
        policyUrl && make('a', { href: policyUrl }, `${text.policy} (${name})`),
      ),
    kept(rest),
  ]

  return [NECESSARY, ...categories.map(({ id }) => id)].map((id) => {
    const { label = id, description } = text.categories[id] ?? {}
    return make(
      'section',
      {},
      make('h3', {}, label),
      description && make('p', {}, description),
      // The choice itself, which no service of the site has to name.
      id === NECESSARY && kept({ cookies: [{ name: cookie.name, lifetime: `${cookie.days} days` }] }),
      ...services.filter(({ category }) => category === id).flatMap((one) => service(one) as Element[]),
    )
  })
}
