import type { ConsentConfig } from '@interactcx/consent'

/** For both sides: the browser starts the SDK with it, and the server answers for its services. */
export const config = {
  policy: { url: '/privacy', version: '1' },
  services: [
    {
      id: 'vitals',
      category: 'analytics',
      name: 'Web Vitals',
      cookies: [{ name: 'vitals_seen', lifetime: '1 hour' }],
    },
  ],
} satisfies ConsentConfig
