// @ts-check

/** The version of the policy that visitors answer; a new one asks them again. */
export const POLICY_VERSION = '2026-11-01'

/** @typedef {import('../src/config/schema').ConsentConfig} ConsentConfig */

/**
 * What the demo site declares. The server writes it into each page as the SDK's JSON block, and into the
 * privacy policy as its table of cookies, so that the two cannot differ.
 *
 * @satisfies {ConsentConfig}
 */
export const consentConfig = {
  policy: {
    url: '/privacy-policy',
    version: POLICY_VERSION,
    updated: '2026-11-01',
    contact: 'privacy-policy@interactcx.com',
  },
  categories: { functional: {}, analytics: {} },
  services: [
    {
      id: 'consent',
      name: 'Your cookie choice',
      provider: 'Interact CX',
      category: 'necessary',
      description: 'Remembers what you decided, so that you are not asked on every page.',
      cookies: [
        { name: 'interact_consent', lifetime: '180 days', purpose: 'Holds your choice, and nothing about you' },
      ],
    },
    {
      id: 'posthog',
      name: 'PostHog',
      provider: 'PostHog, hosted by Interact CX',
      category: 'analytics',
      description: 'Tells which pages are visited and what is clicked on them.',
      cookies: [
        { name: 'ph_*_posthog', lifetime: '1 year', purpose: 'Random numbers for this browser and this visit' },
        { name: 'dmn_chk_*', lifetime: '3 seconds', purpose: 'Finds the widest domain that takes a cookie' },
        { name: '__ph_cookie_support_*', lifetime: 'session', purpose: 'Tests whether cookies can be written' },
      ],
      storage: ['ph_*', '__ph_*', '__mplssupport__', '__support__', 'test'],
    },
    {
      id: 'web-vitals',
      name: 'Web Vitals',
      provider: 'Interact CX',
      category: 'analytics',
      description: 'Measures how fast pages load and answer. It keeps nothing on your device.',
    },
    {
      id: 'tour',
      name: 'Product tour',
      provider: 'this server under another name',
      category: 'functional',
      description: 'Shows the tour of the product, and learns who watches it from where.',
      cookies: [{ name: 'tour_viewer', lifetime: '1 year', purpose: 'Set by the video host, under its own name' }],
    },
  ],
  undeclared: 'block',
}
