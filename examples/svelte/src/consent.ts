import { createConsent } from '@interactcx/consent'

export const consent = createConsent({
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'vitals', category: 'analytics', name: 'Web Vitals', description: 'How fast pages are for visitors.' },
  ],
})
// A module that is replaced while you work leaves no second SDK behind.
import.meta.hot?.dispose(() => consent.destroy())
