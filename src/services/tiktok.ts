import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const tiktok: CatalogueService = {
  id: 'tiktok',
  name: 'TikTok Pixel',
  provider: 'TikTok',
  policyUrl: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
  category: 'marketing',
  description: 'Measures what ads on TikTok lead to and shows them again to visitors',
  hosts: ['tiktok.com', 'ipstatp.com'],
  cookies: [
    { name: '_ttp', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: '_tt_enable_cookie', lifetime: '13 months', purpose: 'checks whether cookies work' },
    { name: 'ttclid', lifetime: '13 months', purpose: 'stores the ad click' },
    { name: 'ttcsid*', lifetime: '13 months', purpose: 'tells sessions apart' },
    { name: 'ttwid', lifetime: '1 year', purpose: 'recognises browsers, on tiktok.com' },
  ],
  storage: ['tt_appInfo', 'tt_sessionId', 'tt_pixel_session_index'],
  signal: 'tiktok',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://ads.tiktok.com/help/article?aid=10007540', read: '2026-11', for: 'cookies' },
    { url: 'https://kukie.io/blog/tiktok-pixel-cookies-compliance', read: '2026-11', for: 'cookies' },
    { url: 'https://cookiesentry.com/cookies/providers/tiktok', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
}
