import { describe, expect, it } from 'vitest'
import { moved } from './moved'

/* Nothing of theirs goes in silence: it is in what is written, or a line says why not. */

describe('of a klaro config', () => {
  it('tells names that are no ids, purposes of another name, and what only a page can compute', async () => {
    const { config, err } = await moved(
      'klaro.js',
      `var klaroConfig = {
        cookieExpiresAfterDays: 500, cookieDomain: '.' + location.hostname, cookiePath: location.pathname, lang: document.documentElement.lang,
        optOut: true, groupByPurpose: false, services: [
          { name: 'Our stats (new)', purposes: ['statistics'], translations: { zz: { title: 'Statistics' }, de: { title: 'Statistik' } } },
          { name: 'ga', title: 'GA', purposes: ['analytics'] },
          { name: 'gtag', purposes: ['marketing'] },
          { name: 'marketing', purposes: ['marketing'] },
          { name: 'streams', purposes: ['streams'] },
          { name: 'cart', purposes: ['shop'], required: true },
          { name: 'bare' },
        ] }`,
    )
    expect(config.services).toEqual([
      { id: 'Our-stats-new', name: 'Statistics', category: 'analytics' },
      { use: 'google-analytics' },
      { id: 'marketing-service', name: 'marketing', category: 'marketing' },
      { id: 'streams-service', name: 'streams', category: 'streams' },
      { id: 'cart', category: 'necessary' },
      { id: 'bare', category: 'functional' },
    ])
    expect(config.adopt.map).toMatchObject({ 'Our stats (new)': 'Our-stats-new', marketing: 'marketing-service' })
    for (const line of [
      'cookieExpiresAfterDays: browsers keep no cookie for longer than 400 days, so 400 stands there',
      'cookieDomain: is no plain text here',
      'cookiePath: is no plain text here',
      'lang: is no plain text here',
      'optOut: one mode holds for all',
      'purposes.statistics: is "analytics" here, as "analytics" is',
      'services[0].name: it is "Our-stats-new" here, in tags too: data-consent="Our-stats-new"',
      'services[0].translations: a service has its words in one language here',
      'services[1].name: is "google-analytics" of the catalogue, whose words',
      'services: "google-analytics" is there twice (once more under "marketing"); the first counts',
      'services[3].name: it is "marketing-service" here',
      'services[5].purposes: it is required, so it stands under "necessary"',
      'services[6].purposes: there is none, so "functional" stands there',
      'policy: theirs has none',
    ])
      expect(err).toContain(line)
  })
})

describe('of a config of vanilla-cookieconsent', () => {
  const run = (config: string) => moved('cc.js', `CookieConsent.run(${config})`)

  it('tells days and words that code makes, and what a category may not be here', async () => {
    const { config, err } = await run(`{
      cookie: { expiresAfterDays: (type) => type === 'all' ? 365 : 30, domain: location.hostname, useLocalStorage: true, sameSite: 'Strict' },
      categories: {
        necessary: { enabled: true, readOnly: true },
        extras: { enabled: true, readOnly: true },
        stuck: { readOnly: true },
        ads: { enabled: true }, social: { autoClear: { cookies: [{ name: 'soc', domain: '.a.example', path: '/x' }], reload: true } },
        analytics: { services: {
          'Our stats!': { label: 'Statistics' },
          social: {},
          youtube: { cookies: [{ name: 'VISITOR_INFO1_LIVE' }] },
        } },
        functionality: { services: { youtube: { label: 'YouTube' } } },
      },
      language: { default: 'fr', autoDetect: 'browser', translations: { en: '/en.json', fr: () => fetch('/fr.json'), de: async () => ({}) } } }`)
    expect(Object.keys(config.categories)).toEqual(['stuck', 'marketing', 'analytics', 'functional'])
    expect(config.services.map((one: { id?: string; use?: string }) => one.use ?? one.id)).toEqual([
      'marketing-cookies',
      'Our-stats',
      'social',
      'youtube',
    ])
    for (const line of [
      'cookie.expiresAfterDays: is no number of whole days, so the default of 180 holds',
      'cookie.domain: is no plain text here',
      'cookie.useLocalStorage: the choice is kept in a cookie',
      'cookie.sameSite: is Lax',
      'categories.extras: is "necessary" here, as "necessary" is',
      'categories.ads: is "marketing" here, as "social" is',
      'categories.stuck.readOnly: a category that nobody can switch on is none here',
      'categories.ads.enabled: nothing is granted before the visitor chooses',
      'categories.social.autoClear.cookies[0].domain: is not needed',
      'categories.social.autoClear.reload: there is nothing like it here',
      'categories.analytics.services.Our stats!.label: it is "Our-stats" here',
      'categories.analytics.services.youtube.label: is "youtube" of the catalogue',
      'services: "youtube" is there twice (once more under "functional")',
      'language.default: the page\'s language and the browser\'s count (autoDetect), and then English, not "fr"',
      'language.translations.en: is another file',
      'language.translations.fr: is fetched by code',
      'language.translations.de: is fetched by code',
    ])
      expect(err).toContain(line)
  })

  const CONFIG = `{ categories: { necessary: { enabled: true, readOnly: true }, ads: {} }, language: { default: 'en', translations: {} } }`
  it.each([
    `import * as CC from 'vanilla-cookieconsent'\nCC.run(${CONFIG})`,
    `import { run } from 'vanilla-cookieconsent';\nrun(${CONFIG})`,
    `import { run as start, show } from "vanilla-cookieconsent"\nimport type { CookieConsentConfig } from 'x'\nstart(${CONFIG})`,
    `import CC, { type CookieConsentConfig } from 'vanilla-cookieconsent'\nconst make = () => (${CONFIG})\nCC.run(make())`,
    `import('vanilla-cookieconsent').then(({ run }) => run(${CONFIG}))`,
    `import { defineConfig } from './mine'\nexport default defineConfig(${CONFIG})`,
    `import CC from 'https://cdn.jsdelivr.net/npm/vanilla-cookieconsent@3/dist/cookieconsent.esm.js'\nif (import.meta.env.PROD) CC.run(${CONFIG})`,
  ])('reads it however its module was imported: %s', async (code) => {
    const { config } = await moved('cc.mjs', code)
    expect(config).toMatchObject({ categories: { marketing: {} }, adopt: { from: 'vanilla-cookieconsent' } })
  })
})

describe('of a config of tarteaucitron', () => {
  it("moves services of the site's own, and tells their code", async () => {
    const { config, err } = await moved(
      'tac.js',
      `var tarteaucitronForceLanguage = 'fr'; var tarteaucitronForceExpire = 180
      tarteaucitron.init({ privacyUrl: '', orientation: 'left', highPrivacy: true, groupServices: true, serviceDefaultState: 'wait' })
      tarteaucitron.services.mystats = { key: 'mystats', type: 'analytic', name: 'My stats', needConsent: true, uri: '/stats-policy',
        cookies: ['ms_id'], js: function () { tarteaucitron.addScript('/stats.js') }, fallback: function () {} }
      tarteaucitron.services.unused = { key: 'unused', type: 'ads', name: 'Unused', needConsent: true, cookies: [], js: function () {} }
      tarteaucitron.events.load = function () {};
      (tarteaucitron.job = tarteaucitron.job || []).push('mystats');
      (tarteaucitron.job = tarteaucitron.job || []).push('youtube');`,
    )
    expect(config).toMatchObject({
      language: 'fr',
      services: [
        {
          ...{ id: 'mystats', name: 'My stats', category: 'analytics', policyUrl: '/stats-policy' },
          cookies: [{ name: 'ms_id', lifetime: '13 months' }],
        },
        { use: 'youtube' },
      ],
      adopt: { from: 'tarteaucitron' },
    })
    for (const line of [
      'services.mystats.js: is code: put it into the page, in a script with data-consent="mystats"',
      'services.mystats.fallback: is code: put it into the page, in a script with data-consent="!mystats"',
      'services.mystats: add the hosts that it loads from',
      'services.unused: is pushed to no job here',
      'events.load: is code',
      'tarteaucitronForceExpire: write it into "cookie"',
      'init.groupServices: there is nothing like it here',
      'init.serviceDefaultState: nothing is granted',
      'init.orientation: look at "layout"',
    ])
      expect(err).toContain(line)
  })

  it('takes over no answers where a service of its own needs no consent', async () => {
    const { config, err } = await moved(
      'tac.js',
      `tarteaucitron.init({ highPrivacy: true }); tarteaucitron.services.own = { type: 'ads', name: 'Own', needConsent: false, cookies: [] }
      tarteaucitron.job.push('own')`,
    )
    expect(config).not.toHaveProperty('adopt')
    expect(err).toContain('adopt: with a service of your own with needConsent: false it stores consents')
  })
})

describe('of a config of cookieconsent (Osano)', () => {
  it('tells colours, words and days that have no place here', async () => {
    const { config, err } = await moved(
      'osano.js',
      `cookieconsent.initialise({ type: 'opt-in', position: 'top', static: true, whitelistPage: ['/a'], palette: {
        popup: { background: '#000', text: '#fff', link: '#f00' }, button: { background: '#ff0', border: '#f0f' }, highlight: { background: '#0ff' } },
        content: { header: 'Hello', link: 'More', policy: 'Cookies', href: location.origin + '/privacy' },
        cookie: { expiryDays: -1, secure: true, domain: location.hostname } })`,
    )
    expect(config).toEqual({ layout: 'banner', adopt: { from: 'cookieconsent' } })
    for (const line of [
      'palette.popup.link: there is nothing like it here',
      'palette.button.border: there is nothing like it here',
      'palette.highlight: there is nothing like it here',
      'content.header: goes into "text", as "title"',
      'content.link: goes into "text", as "policy"',
      'content.href: is no plain text here',
      'cookie.expiryDays: is no number of whole days',
      'cookie.domain: is no plain text here',
      'position: a banner stands at the bottom here',
      'static: look at "layout"',
      'whitelistPage: leave the tag out of these pages',
    ])
      expect(err).toContain(line)
  })
})

describe('of a config of c15t', () => {
  it('tells names that are no ids, scripts without a category, and what its store was given', async () => {
    const { config, err } = await moved(
      'c15t.mjs',
      `import { getOrCreateConsentRuntime as start } from 'c15t'
      start({ mode: 'offline', reloadOnConsentRevoked: false, legalLinks: { privacyPolicy: { href: '/p' }, cookiePolicy: { href: '/c' } },
        consentCategories: ['necessary', 'measurement', 'experience'], storageConfig: { defaultExpiryDays: 0.5 },
        store: { initialTranslationConfig: {} },
        scripts: [{ id: 'our pixel', src: 'https://px.example.com/p.js' }, { id: 'experience', category: 'experience', src: '//x.example.com/e.js' },
          { id: 'meta-pixel', category: 'marketing' }, { id: 'facebook', category: 'marketing' }] })`,
    )
    expect(config.services).toEqual([
      { id: 'our-pixel', category: 'marketing', hosts: ['px.example.com'] },
      { id: 'experience', category: 'functional', hosts: ['x.example.com'] },
      { use: 'meta' },
    ])
    for (const line of [
      'consentCategories.experience: is "functional" here',
      'legalLinks.cookiePolicy: one address is shown',
      'storageConfig.defaultExpiryDays: is no number of whole days',
      'reloadOnConsentRevoked: see "afterRevoke"',
      'initialTranslationConfig: there is nothing like it here',
      'scripts[0].category: there is none, so "marketing" stands there',
      'scripts[0].id: it is "our-pixel" here',
      'services: "meta" is there twice',
    ])
      expect(err).toContain(line)
  })
})
