import { keptCookies } from '../choice/keptCookies'
import { NECESSARY } from '../choice/types'
import type { ResolvedConfig, Service, ServiceCookie } from '../config/schema'
import { receiptsName } from '../storage/receiptsName'
import { duration } from '../ui/text/duration'
import { enNotice } from '../ui/text/enNotice'
import { enPreferences } from '../ui/text/enPreferences'
import { fill } from '../ui/text/fill'
import type { Wording } from '../ui/text/resolveText'
import type { Text } from '../ui/text/types'
import { type Element, make } from './markup'

/** All words in English; a declaration needs some of them. */
export const english: Text = { ...enNotice, ...enPreferences }

/**
 * Attributes of the marks "on your device", by where the names in them are looked up. The page shows a mark if its name
 * is there. A cookie and a key may have the same name, as the choice and its list do.
 */
export const MARKS = { cookies: 'data-consent-here', storage: 'data-consent-stored' } as const

/** A cookie or a key, what it is for, and how long it lasts. */
interface Kept {
  name: string
  purpose?: string
  lasts?: string
}

/**
 * Returns everything that a config declares, in the visitor's language: each purpose, its services, and what they keep
 * for how long.
 */
export function declare(
  { categories, services, cookie, receipts }: ResolvedConfig,
  { text, language }: Wording<Text>,
): Element[] {
  const group = (heading: string, items: readonly Kept[], mark: string = MARKS.cookies): Element[] =>
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
              make('mark', { hidden: '', [mark]: name }, text.present),
            ),
          ),
        ]
      : []

  const kept = (cookies: readonly ServiceCookie[] = [], storage: readonly Kept[] = []): Element | undefined => {
    const lists = [
      ...group(
        text.session,
        cookies.filter(({ lifetime }) => lifetime === 'session').map((item) => ({ ...item, lasts: text.until })),
      ),
      ...group(
        text.persistent,
        cookies
          .filter(({ lifetime }) => lifetime !== 'session')
          .map((item) => ({ ...item, lasts: duration(item.lifetime, language) })),
      ),
      ...group(text.storage, storage, MARKS.storage),
    ]
    return lists[0] && make('dl', {}, ...lists)
  }

  const service = ({ id, name = id, provider, policyUrl, description, cookies, storage }: Service) => [
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
    kept(
      cookies,
      storage?.map((key) => ({ name: key })),
    ),
  ]

  // What the SDK itself keeps, which no service has to declare: the choice, the list of what is erased with a grant,
  // and records of the choice that are not sent yet. All are for the choice; no language has more words for them.
  const purpose = text.choice
  const own = [
    [{ name: cookie.name, purpose, lifetime: `${cookie.days} days` }],
    [{ name: cookie.name, purpose }, ...(receipts ? [{ name: receiptsName(cookie.name), purpose }] : [])],
  ] as const

  return [NECESSARY, ...categories.map(({ id }) => id)].map((id) => {
    const { label = id, description } = text.categories[id] ?? {}
    return make(
      'section',
      {},
      make('h3', {}, label),
      description && make('p', {}, description),
      id === NECESSARY && kept(...own),
      ...services
        .filter(({ category }) => category === id)
        .flatMap((declared) => service({ ...declared, cookies: keptCookies(declared) }) as Element[]),
    )
  })
}
