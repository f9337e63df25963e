import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const wistia: CatalogueService = {
  id: 'wistia',
  name: 'Wistia',
  provider: 'Wistia',
  policyUrl: 'https://wistia.com/privacy',
  category: 'functional',
  description: 'Plays videos and measures them',
  hosts: ['wistia.com', 'wistia.net'],
  cookies: [
    { name: 'wistia-http2-push-disabled', lifetime: '2 weeks', purpose: 'measures loading' },
    { name: 'wistia-video-progress-*', lifetime: 'session', purpose: 'remembers how far a video was played' },
  ],
  storage: ['wistia*', '_wistia*'],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES],
  unverified: ['lifetime of wistia-http2-push-disabled', 'lifetime of wistia-video-progress-*', 'storage _wistia*'],
}
