import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const yandexMetrica: CatalogueService = {
  id: 'yandex-metrica',
  name: 'Yandex Metrica',
  provider: 'Yandex',
  policyUrl: 'https://yandex.com/legal/confidential/',
  category: 'analytics',
  description: 'Counts visits, records them, draws heat maps',
  hosts: ['mc.yandex.ru', 'mc.yandex.com', 'mc.webvisor.org'],
  cookies: [
    { name: '_ym_uid', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: '_ym_d', lifetime: '1 year', purpose: 'notes the first visit' },
    { name: '_ym_isad', lifetime: '2 days', purpose: 'notices ad blockers' },
    { name: '_ym_visorc*', lifetime: '30 minutes', purpose: 'keeps a recording going' },
    { name: '_ym_metrika_enabled', lifetime: '60 minutes', purpose: 'checks whether cookies work' },
    { name: '_ym_hostIndex', lifetime: '1 day', purpose: 'limits how often it sends' },
    { name: '_ym_debug', lifetime: 'session', purpose: 'helps to find faults' },
    { name: 'yandexuid', lifetime: '1 year', purpose: 'recognises browsers, on yandex.ru' },
  ],
  storage: ['_ym*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://twinby.com/legal/cookie-policy', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['host mc.webvisor.org', 'storage _ym*'],
}
