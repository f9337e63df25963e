import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const recaptcha: CatalogueService = {
  id: 'recaptcha',
  name: 'Google reCAPTCHA',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'functional',
  description: 'Tells people from robots in forms',
  hosts: ['google.com/recaptcha/', 'gstatic.com/recaptcha/', 'recaptcha.net'],
  cookies: [{ name: '_GRECAPTCHA', lifetime: '6 months', purpose: 'weighs the risk of a robot' }],
  storage: ['_grecaptcha', 'rc::*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.snap.com/en-GB/privacy/cookie-information', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['host google.com/recaptcha/', 'host gstatic.com/recaptcha/', 'storage _grecaptcha', 'storage rc::*'],
}
