import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const youtube: CatalogueService = {
  id: 'youtube',
  name: 'YouTube',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'marketing',
  description: 'Plays videos',
  hosts: ['youtube.com', 'youtube-nocookie.com', 'ytimg.com', 'ggpht.com'],
  cookies: [
    { name: 'YSC', lifetime: 'session', purpose: 'counts views of videos' },
    { name: 'VISITOR_INFO1_LIVE', lifetime: '6 months', purpose: 'measures bandwidth, chooses the player' },
    { name: 'VISITOR_PRIVACY_METADATA', lifetime: '6 months', purpose: 'keeps the choice made on YouTube' },
    { name: '__Secure-ROLLOUT_TOKEN', lifetime: '180 days', purpose: 'brings in new features step by step' },
  ],
  storage: ['yt-remote-*', 'yt.innertube::*', 'ytidb::*'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://lancashirewomen.org/?p=8935', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: [
    'lifetime of YSC',
    'lifetime of __Secure-ROLLOUT_TOKEN',
    'storage yt-remote-*',
    'storage yt.innertube::*',
  ],
}
