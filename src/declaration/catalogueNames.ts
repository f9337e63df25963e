import { nearest } from '../config/nearest'
import type { CatalogueService } from '../services/types'

/** Reduces a name, so that `Google Analytics`, `googleAnalytics` and `google-analytics` are the same. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Other names of services of the catalogue, reduced: those of tarteaucitron, and as people call them. */
const ALIASES: Record<string, string> = {
  ga: 'google-analytics',
  ga4: 'google-analytics',
  gtag: 'google-analytics',
  multiplegtag: 'google-analytics',
  gajs: 'google-analytics',
  analytics: 'google-analytics',
  googleanalytics4: 'google-analytics',
  universalanalytics: 'google-analytics',
  gtm: 'google-tag-manager',
  multiplegoogletagmanager: 'google-tag-manager',
  adsense: 'google-adsense',
  adsenseauto: 'google-adsense',
  adwords: 'google-ads',
  googleadwords: 'google-ads',
  googleadwordsconversion: 'google-ads',
  googleadwordsremarketing: 'google-ads',
  googlemapssearch: 'google-maps',
  googlemapsembed: 'google-maps',
  googlerecaptcha: 'recaptcha',
  facebook: 'meta',
  facebookads: 'meta',
  facebookpixel: 'meta',
  fbpixel: 'meta',
  metaads: 'meta',
  metapixel: 'meta',
  linkedininsight: 'linkedin',
  linkedininsighttag: 'linkedin',
  bingads: 'uet',
  microsoftads: 'uet',
  microsoftadvertising: 'uet',
  snappixel: 'snapchat',
  twitter: 'x',
  twitterembed: 'x',
  twitterpixel: 'x',
  twittertimeline: 'x',
  twitteruwt: 'x',
  matomocloud: 'matomo',
  matomohightrack: 'matomo',
  matomotm: 'matomo',
  pianoanalytics: 'piano',
  tawkto: 'tawk',
  intercomchat: 'intercom',
  zopim: 'zendesk',
  metrica: 'yandex-metrica',
  yandexmetrika: 'yandex-metrica',
  marketomunchkin: 'marketo',
  outbrainamplify: 'outbrain',
  thetradedesk: 'trade-desk',
  youtubeapi: 'youtube',
  youtubeplaylist: 'youtube',
  criteoonetag: 'criteo',
}

/** Returns the id of the service that goes by another name than those of the catalogue. */
export const aliasOf = (name: string): string | undefined => {
  const reduced = plain(name)
  return Object.hasOwn(ALIASES, reduced) ? ALIASES[reduced] : undefined
}

/** Returns the id that was most likely meant by a name that the catalogue does not have. */
export function guessAt(name: string, catalogue: readonly CatalogueService[]): string | undefined {
  const ids = catalogue.map(({ id }) => id)
  const reduced = plain(name)
  return aliasOf(name) ?? nearest(name, ids) ?? (reduced ? ids.find((id) => plain(id).includes(reduced)) : undefined)
}

/** What a service can be found by, the nearest first: its name, and what begins with the word or has it in it. */
const WAYS: ((service: CatalogueService, word: string) => boolean)[] = [
  ({ id, name }, word) => [id, name.toLowerCase()].includes(word) || aliasOf(word) === id,
  ({ id, name }, word) => [id, name.toLowerCase()].some((text) => text.startsWith(word)),
  ({ id, name }, word) => `${id} ${name}`.toLowerCase().includes(word),
  ({ provider, hosts = [], cookies = [] }, word) =>
    [provider, ...hosts, ...cookies.map(({ name }) => name)].join(' ').toLowerCase().includes(word),
  ({ category, description }, word) => `${category} ${description}`.toLowerCase().includes(word),
]

/** Returns the services that go by a word, then those in which it stands; all of them for none. */
export function findByWord(word: string, catalogue: readonly CatalogueService[]): CatalogueService[] {
  const lower = word.toLowerCase()
  return [...new Set(WAYS.flatMap((fits) => catalogue.filter((service) => fits(service, lower))))]
}
