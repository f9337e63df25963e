import { OPEN_COOKIE_DATABASE, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const stripe: CatalogueService = {
  id: 'stripe',
  name: 'Stripe',
  provider: 'Stripe',
  policyUrl: 'https://stripe.com/privacy',
  category: 'necessary',
  description: 'Takes payments and guards them against fraud',
  hosts: ['stripe.com', 'stripe.network', 'stripecdn.com'],
  cookies: [
    { name: '__stripe_mid', lifetime: '1 year', purpose: 'guards payments against fraud' },
    { name: '__stripe_sid', lifetime: '30 minutes', purpose: 'guards payments against fraud' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.captaincompliance.com/education/__stripe_sid/', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
  ],
  unverified: ['policy', 'lifetime of __stripe_mid'],
}
