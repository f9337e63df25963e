import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CookieConsentConfig } from 'vanilla-cookieconsent'
import { describe, expect, it } from 'vitest'
import { migrate, moved } from './moved'

const require = createRequire(import.meta.url)
const packageOf = (name: string) => join(import.meta.dirname, '../../node_modules', name)
describe('interact-consent migrate', () => {
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
  const real = join(import.meta.dirname, '../../bench/node_modules/klaro/dist/config.js')
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

  it('reads what is given to tarteaucitron, and its services by their names', async () => {
    const code = `
      tarteaucitron.init({ privacyUrl: '/policy', orientation: 'bottom', highPrivacy: true, hashtag: '#t', cookieDomain: '.example.com' })
      tarteaucitron.user.gtagUa = 'G-1'
      tarteaucitron.user.gtagMore = function () {};
      (tarteaucitron.job = tarteaucitron.job || []).push('gtag');
      (tarteaucitron.job = tarteaucitron.job || []).push('youtube', 'facebookpixel', 'meteofrance', 'gcmadstorage');`
    const { config, err } = await moved('tac.js', code)
    expect(config).toEqual({
      policy: { url: '/policy', version: '1' },
      cookie: { domain: '.example.com' },
      layout: 'banner',
      services: [{ use: 'google-analytics' }, { use: 'youtube' }, { use: 'meta' }],
      adopt: { from: 'tarteaucitron', map: { gtag: 'google-analytics', facebookpixel: 'meta' } },
    })
    expect(err).toContain('job meteofrance: is not in the catalogue')
    expect(err).toContain('job gcmadstorage: "signals": ["google"]')
    expect(err).toContain("user.gtagUa: goes into the vendor's own script")
  })

  it.each([
    ['init.highPrivacy: false', 'tarteaucitron.init({ highPrivacy: false })'],
    ['init.serviceDefaultState: true', 'tarteaucitron.init({ serviceDefaultState: true })'],
    ['user.bypass: true', 'tarteaucitron.init({}); tarteaucitron.user.bypass = true'],
  ])('takes over no answers of a tarteaucitron with %s', async (path, code) => {
    const { config, err } = await moved('tac.js', `${code}; tarteaucitron.job.push('gtag')`)
    expect(config).not.toHaveProperty('adopt')
    expect(err).toContain(`adopt: with ${path} it stores consents that nobody pressed`)
    expect(err).not.toContain('policy.updated')
  })

  it.each([
    [
      'klaro',
      "var klaroConfig = { cookieExpiresAfterDays: 730, services: [{ name: 'matomo', purposes: ['analytics'] }] }",
    ],
    ['cookieconsent', 'cookieconsent.initialise({ cookie: { expiryDays: 730 } })'],
    ['c15t', "export const options = { mode: 'offline', scripts: [], storageConfig: { defaultExpiryDays: 730 } }"],
  ])('keeps that %s kept an answer for longer than browsers keep a cookie', async (from, code) => {
    expect((await moved('config.js', code)).config.adopt).toMatchObject({ from, days: 400 })
  })

  it('says that the date of the policy is to be written, wherever answers are taken over', async () => {
    const { err } = await moved('tac.js', "tarteaucitron.init({ highPrivacy: true }); tarteaucitron.job.push('gtag')")
    expect(err).toContain('policy.updated: write since when')
    const page = await migrate('page.html', '<script type="text/plain" data-cookieconsent="marketing">1</script>')
    expect(page.err).toContain('policy.updated: write since when')
  })

  it('knows dozens of the services of tarteaucitron, and takes none for another', async () => {
    const source = readFileSync(join(packageOf('tarteaucitronjs'), 'tarteaucitron.services.js'), 'utf8')
    const names = [...source.matchAll(/tarteaucitron\.services\.(\w+) = \{/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(150)
    const { out } = await migrate(
      'tac.js',
      `tarteaucitron.init({});${names.map((name) => `tarteaucitron.job.push('${name}')`).join(';')}`,
    )
    expect(JSON.parse(out).services.length).toBeGreaterThan(40)
  })

  it('reads the examples that Osano ships', async () => {
    const folder = join(dirname(require.resolve('cookieconsent/package.json')), 'examples')
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(5)
    // Theirs are given to a helper that makes a button of each; as its documentation has it, they are given to the tool.
    const page = readFileSync(join(folder, 'example-5-opt-in.html'), 'utf8')
    const [, config = ''] = /'Try it': (\{[\s\S]*?\n {12}\}),?\s*\}/.exec(page) ?? []
    expect(config).toContain('opt-in')
    const { config: ours, err } = await moved('osano.js', `window.cookieconsent.initialise(${config})`)
    expect(ours).toEqual({ layout: 'banner', adopt: { from: 'cookieconsent' } })
    expect(err).toContain('adopt: theirs asks about nothing by name')
    expect(err).toContain('--consent-surface: #383b75; --consent-accent: #f1d600')
    const full = await moved(
      'full.js',
      `window.addEventListener('load', function () { window.cookieconsent.initialise({ type: 'opt-out', position: 'bottom-left', content: { href: '/privacy', deny: 'No' }, cookie: { expiryDays: 90 }, revokable: true, dismissOnScroll: 100 }) })`,
    )
    expect(full.config).toEqual({
      policy: { url: '/privacy', version: '1' },
      cookie: { days: 90 },
      mode: 'opt-out',
      layout: 'corner',
      text: { en: { rejectAll: 'No' } },
      adopt: { from: 'cookieconsent', days: 90 },
    })
    expect(full.err).toContain('dismissOnScroll: scrolling decides nothing')
  })

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

  it.each([
    [
      '<script id="a" type="text/plain" data-cookieconsent="statistics, marketing" src="/a.js"></script>',
      '<script id="a" src="/a.js" type="text/plain" data-consent="analytics marketing"></script>',
    ],
    ['<script data-cookieconsent="ignore" src="/a.js"></script>', '<script src="/a.js"></script>'],
    [
      '<iframe data-cookieconsent="marketing" data-cookieblock-src="https://v.example/1" title="t"></iframe>',
      '<iframe title="t" data-src="https://v.example/1" data-consent="marketing"></iframe>',
    ],
    [
      '<script type="text/plain" class="x optanon-category-C0002-C0004">go()</script>',
      '<script class="x" type="text/plain" data-consent="analytics marketing">go()</script>',
    ],
    [
      '<script type="text/plain" data-type="module" data-name="matomo" data-src="/m.js"></script>',
      '<script src="/m.js" type="text/plain" data-type="module" data-consent="matomo"></script>',
    ],
    [
      '<script type="text/plain" data-category="analytics" data-service="ga">go()</script>',
      '<script type="text/plain" data-consent="google-analytics">go()</script>',
    ],
    [
      '<script type="text/plain" data-usercentrics="Google Analytics" src="/g.js"></script>',
      '<script src="/g.js" type="text/plain" data-consent="google-analytics"></script>',
    ],
    ['<script class="optanon-category-C0001" type="text/plain" src="/n.js"></script>', '<script src="/n.js"></script>'],
    [
      '<script type="text/plain" data-category="!ads">x()</script>',
      '<script type="text/plain" data-consent="!marketing">x()</script>',
    ],
    [
      '<script type="text/plain" data-category="analytics" data-service="!Google Analytics">x()</script>',
      '<script type="text/plain" data-consent="!google-analytics">x()</script>',
    ],
    ['<button data-cc="show-preferencesModal">Settings</button>', '<button data-consent-open>Settings</button>'],
    ['<a href="#" data-cc="accept-necessary">No</a>', '<a href="#" data-consent-reject>No</a>'],
    [
      '<button id="b" class="big ot-sdk-show-settings">Settings</button>',
      '<button id="b" data-consent-open class="big">Settings</button>',
    ],
  ])('moves the tag %s', async (theirs, ours) => {
    const before = '<!doctype html>\n<p data-name="left alone">1 &lt; 2</p>\n'
    expect((await migrate('page.html', before + theirs)).out).toBe(before + ours)
  })

  it('ends with 1 where there is nothing of another tool, or what cannot be read', async () => {
    expect(await migrate('a.js', 'const a = 1')).toMatchObject({ code: 1, err: expect.stringContaining('nothing of') })
    expect(await migrate('a.js', 'CookieConsent.run({')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a.js'),
    })
    expect((await migrate('a.html', '<p>')).code).toBe(1)
  })
})
