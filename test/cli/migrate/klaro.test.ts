import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { moved } from '../moved'

describe('moveKlaro', () => {
  it('reads a config of klaro, as its variable or given to setup', async () => {
    const theirs = `{
      version: 1, elementID: 'klaro', styling: { theme: ['dark'] }, cookieName: 'k', cookieExpiresAfterDays: 365, acceptAll: true,
      lang: 'de', mustConsent: true, callback: function (consent, service) {},
      translations: { zz: { privacyPolicyUrl: '/privacy' }, en: { counter: { title: 'Counter', description: 'Counts <i>visits</i>' } } },
      services: [
        { name: 'matomo', purposes: ['analytics'], cookies: [/^_pk_.*$/, ['piwik_ignore', '/', 'example.com']], callback: () => {}, default: true },
        { name: 'counter', purposes: ['analytics', 'advertising'], cookies: [/^cnt_[a-z]+$/i, [/^cnt$/, '/', 'a.com'], /a|b(?=c)/], onlyOnce: true },
        { name: 'camera', purposes: ['streams'], contextualConsentOnly: true },
        { name: 'login', purposes: ['security'], required: true },
      ],
    }`
    const { config, err } = await moved('config.js', `var klaroConfig = ${theirs};`)
    expect(config).toEqual({
      policy: { url: '/privacy', version: '1' },
      categories: { analytics: {}, streams: {} },
      cookie: { days: 365 },
      language: 'de',
      layout: 'modal',
      services: [
        { use: 'matomo' },
        {
          id: 'counter',
          name: 'Counter',
          description: 'Counts visits',
          category: 'analytics',
          cookies: [
            { name: 'cnt_*', lifetime: '13 months' },
            { name: 'cnt', lifetime: '13 months' },
          ],
        },
        { id: 'camera', category: 'streams' },
        { id: 'login', category: 'necessary' },
      ],
      adopt: { from: 'klaro', name: 'k', days: 365 },
    })
    for (const lost of [
      ...[
        'styling:',
        'acceptAll:',
        'callback: is code',
        'services[0].callback: is code',
        'services[0].default: nothing is granted',
      ],
      ...[
        'services[1].cookies[2]: no pattern of ours',
        'services[1].purposes: a service has one category, so "advertising"',
      ],
      ...['look it up'],
    ])
      expect(err).toContain(lost)
    expect((await moved('config.js', `import * as klaro from 'klaro'; klaro.setup(${theirs})`)).config).toEqual(config)
  })

  // klaro brings a hundred packages along, so it is only where the bench has installed it.
  const real = join(import.meta.dirname, '../../../bench/node_modules/klaro/dist/config.js')

  it.skipIf(!existsSync(real))('reads the annotated config that klaro ships', async () => {
    const { config, err } = await moved('config.js', readFileSync(real, 'utf8'))
    const names = config.services.map((service: { use?: string; id?: string }) => service.use ?? service.id)
    expect(names).toEqual(
      expect.arrayContaining(['x', 'youtube', 'matomo', 'mouseflow', 'google-adsense', 'inlineTracker']),
    )
    expect(config.policy).toEqual({ url: '/#privacy', version: '1' })
    for (const lost of ['styling:', 'acceptAll:', 'is code', 'look it up']) expect(err).toContain(lost)
    expect(config.adopt).toMatchObject({ from: 'klaro', name: 'klaro', days: 365, map: { adsense: 'google-adsense' } })
  })
})
