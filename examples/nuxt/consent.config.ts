import type { ConsentConfig } from '@interactcx/consent'

export const config: ConsentConfig = {
  policy: { url: '/privacy-policy', version: '2026-11-01' },
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
}
