import type { CookieConsentConfig } from 'vanilla-cookieconsent'
import { describe, expect, it } from 'vitest'
import { migrate, moved } from '../moved'

describe('moveVanilla', () => {
  it('reads a config of vanilla-cookieconsent, in a module or in a page', async () => {
    const theirs = {
      mode: 'opt-in',
      revision: 3,
      cookie: { name: 'cc', domain: 'example.com', expiresAfterDays: 182 },
      guiOptions: { consentModal: { layout: 'bar inline', position: 'bottom' } },
      categories: {
        necessary: { enabled: true, readOnly: true },
        analytics: {
          autoClear: { cookies: [{ name: '_gid' }, { name: '_own_stat' }] },
          services: {
            ga: { label: 'Google Analytics' },
            counter: { label: 'Our counter', cookies: [{ name: 'cnt' }], onAccept: () => {} },
          },
        },
        ads: {},
      },
      language: {
        default: 'en',
        translations: {
          en: {
            consentModal: {
              title: 'Hello',
              description: 'We use <b>cookies</b>.',
              acceptAllBtn: 'Yes',
              footer: '<a>x</a>',
            },
            preferencesModal: { sections: [] },
          },
        },
      },
    } satisfies CookieConsentConfig
    const json = JSON.stringify(theirs).replace('{"name":"_gid"}', '{"name":/^_ga/}')
    const code = `import * as CookieConsent from 'vanilla-cookieconsent'\nimport 'vanilla-cookieconsent/dist/cookieconsent.css'\nCookieConsent.run(${json})`
    const { config, err } = await moved('consent.js', code)
    expect(config).toMatchObject({
      cookie: { domain: 'example.com', days: 182 },
      layout: 'banner',
      language: 'en',
      text: { en: { title: 'Hello', intro: 'We use cookies .', acceptAll: 'Yes' } },
      categories: { analytics: {}, marketing: {} },
      adopt: {
        from: 'vanilla-cookieconsent',
        name: 'cc',
        revision: 3,
        map: { ads: 'marketing', ga: 'google-analytics' },
      },
    })
    expect(config.services).toEqual([
      { use: 'google-analytics' },
      { id: 'counter', name: 'Our counter', category: 'analytics', cookies: [{ name: 'cnt', lifetime: '13 months' }] },
      {
        id: 'analytics-cookies',
        category: 'analytics',
        cookies: [{ name: '_own_stat', lifetime: '13 months' }],
      },
    ])
    for (const lost of [
      'revision: a new policy.version asks again; answers to another than theirs (3) do not count',
      'consentModal.footer',
      'categories.analytics: how long a cookie lasts is not said, so 13 months stands there; look it up',
      'categories.analytics.autoClear.cookies: _ga* is taken for the cookies of "google-analytics"',
    ])
      expect(err).toContain(lost)
    expect(err).not.toMatch(/\.:/)
    const page = `<!doctype html><script src="cookieconsent.umd.js"></script><script>window.addEventListener('load', () => CookieConsent.run(${json}))</script>`
    const inPage = await migrate('index.html', page)
    expect(inPage.out).toContain('<script type="application/json" id="interact-consent">')
    expect(inPage.out).toContain('"use": "google-analytics"')
    expect(inPage.err).toContain('line 1: this tag loads the other tool; take it out')
  })
})
