import type { ConsentConfig } from '@interactcx/consent'

<<<<<<< HEAD
/** For both sides: the browser starts the SDK with it, and the server answers for its services. */
export const config = {
  policy: { url: '/privacy', version: '1' },
  services: [{ id: 'vitals', category: 'analytics', name: 'Web Vitals' }],
} satisfies ConsentConfig
=======
export const config: ConsentConfig = {
  policy: { url: '/privacy-policy', version: '2026-11-01' },
  services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] }],
}
>>>>>>> bc0aa5f (Shorten the README to what a new user needs, move the rest into docs with guides, and run its three ways in from the packed tarball)
