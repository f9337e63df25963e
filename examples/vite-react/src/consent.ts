import { createConsent } from '@interactcx/consent'

export const consent = createConsent({
  policy: { url: '/privacy', version: '1' },
  services: [
    {
      id: 'posthog',
      category: 'analytics',
      name: 'PostHog',
      cookies: [{ name: 'ph_*', lifetime: '1 year', purpose: 'tells visits apart' }],
      storage: ['ph_*', '__ph_*'],
    },
  ],
})
// A module that is replaced while you work leaves no second SDK behind.
import.meta.hot?.dispose(() => consent.destroy())
