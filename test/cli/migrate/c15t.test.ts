import { describe, expect, it } from 'vitest'
import { moved } from '../moved'

describe('moveC15t', () => {
  it('reads the options of c15t', async () => {
    const code = `
      import type { ConsentManagerOptions } from '@c15t/react'
      export const options: ConsentManagerOptions = {
        mode: 'hosted', backendURL: '/api/c15t', consentCategories: ['necessary', 'measurement', 'marketing'],
        legalLinks: { privacyPolicy: { href: '/privacy' } },
        scripts: [
          { id: 'meta-pixel', category: 'marketing', textContent: 'fbq()', onLoad: () => {} },
          { id: 'own', category: 'measurement', src: 'https://stats.example.com/a.js' },
          { id: 'both', category: { and: ['measurement', 'marketing'] }, src: '/b.js' },
        ],
      } satisfies ConsentManagerOptions`
    const { config, err } = await moved('c15t.ts', code)
    expect(config).toEqual({
      policy: { url: '/privacy', version: '1' },
      categories: { analytics: {}, marketing: {} },
      services: [
        { use: 'meta' },
        { id: 'own', category: 'analytics', hosts: ['stats.example.com'] },
        { id: 'both', category: 'marketing' },
      ],
      adopt: { from: 'c15t', map: { measurement: 'analytics' } },
    })
    for (const lost of ['backendURL:', 'scripts[0].onLoad: is code', 'scripts[2].category: a tag may need several'])
      expect(err).toContain(lost)
  })
})
