import type { ConsentConfig } from '../../../src/config/schema'

/** A site with one service that has a bit of everything that the modal shows. */
export const statsSite: ConsentConfig = {
  policy: { url: '/privacy', version: '1', contact: 'privacy@example.com' },
  services: [
    {
      id: 'stats',
      name: 'Stats',
      provider: 'Stats Ltd',
      policyUrl: 'https://stats.example/privacy',
      category: 'analytics',
      description: 'Counts visits',
      cookies: [
        { name: '_st', lifetime: '1 year', purpose: 'Counts' },
        { name: '_sid', lifetime: 'session' },
      ],
      storage: ['stats_*'],
    },
  ],
}
