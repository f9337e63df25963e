import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Adoption } from '../../../src/config/schema'
import { bundle } from '../services/bundle'
import type { Site } from '../support/site'

/** What a visitor can answer: everything, the analytics alone, or nothing. */
export type Wish = 'all' | 'some' | 'none'

/** Another tool, set up as its documentation has it, for the services `stats` (analytics) and `ads` (marketing). */
export interface Peer {
  adopt: Adoption
  /** The other tool's tag around a script; ours where it has none. */
  tag(service: 'stats' | 'ads', code: string): string
  /** The script that configures it, as `migrate` reads it. */
  config?: string
  /** What its page loads. */
  head(site: Site): Promise<string> | string
  /** Presses what a visitor presses. */
  answer(page: Page, wish: Wish): Promise<void>
}

export const CATEGORIES = { stats: 'analytics', ads: 'marketing' }
const root = join(import.meta.dirname, '../../..')
const packaged = (path: string): string => readFileSync(join(root, 'node_modules', path), 'utf8')
/** What the bench alone installs. */
const ofBench = (path: string): string => join(root, 'bench/node_modules', path)
const ours: Peer['tag'] = (service, code) => `<script type="text/plain" data-consent="${service}">${code}</script>`

const VANILLA = {
  // A driven browser counts as one.
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {}, marketing: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Cookies',
          description: 'May we?',
          acceptAllBtn: 'All',
          acceptNecessaryBtn: 'None',
          showPreferencesBtn: 'Some',
        },
        preferencesModal: {
          title: 'Cookies',
          acceptAllBtn: 'All',
          acceptNecessaryBtn: 'None',
          savePreferencesBtn: 'Save',
          sections: ['analytics', 'marketing'].map((id) => ({ title: id, description: id, linkedCategory: id })),
        },
      },
    },
  },
}

const vanilla = (adopt: Partial<Adoption> = {}, cookie: object = {}): Peer => ({
  adopt: { from: 'vanilla-cookieconsent', ...adopt },
  config: `CookieConsent.run(${JSON.stringify({ ...VANILLA, cookie })})`,
  tag: (service, code) => `<script type="text/plain" data-category="${CATEGORIES[service]}">${code}</script>`,
  head(site) {
    site.script('/cookieconsent.umd.js', packaged('vanilla-cookieconsent/dist/cookieconsent.umd.js'))
    site.route(
      '/cookieconsent.css',
      (_, response) => void response.type('css').send(packaged('vanilla-cookieconsent/dist/cookieconsent.css')),
    )
    return `<link rel="stylesheet" href="/cookieconsent.css"><script src="/cookieconsent.umd.js"></script>
<script>addEventListener('load', () => { ${this.config} })</script>`
  },
  async answer(page, wish) {
    if (wish === 'all') return page.click('.cm [data-role="all"]')
    if (wish === 'none') return page.click('.cm [data-role="necessary"]')
    await page.click('.cm [data-role="show"]')
    // By keyboard, as it moves in; until it has come, it takes none.
    const toggle = page.locator('.pm .section__toggle[value="analytics"]')
    await expect(async () => {
      if (!(await toggle.isChecked())) await toggle.press('Space', { timeout: 500 })
      expect(await toggle.isChecked()).toBe(true)
    }).toPass({ timeout: 10_000 })
    await page.click('.pm [data-role="save"]')
  },
})

const KLARO = {
  acceptAll: true,
  lang: 'en',
  privacyPolicy: '/privacy',
  services: Object.entries(CATEGORIES).map(([name, purpose]) => ({ name, purposes: [purpose] })),
}

const klaro = (adopt: Partial<Adoption> = {}, more: object = {}): Peer => ({
  adopt: { from: 'klaro', ...adopt },
  config: `var klaroConfig = ${JSON.stringify({ ...KLARO, ...more })}`,
  tag: (service, code) =>
    `<script type="text/plain" data-type="application/javascript" data-name="${service}">${code}</script>`,
  head(site) {
    site.script('/klaro.js', readFileSync(ofBench('klaro/dist/klaro.js'), 'utf8'))
    return `<script>${this.config}</script><script defer src="/klaro.js"></script>`
  },
  async answer(page, wish) {
    if (wish === 'all') return page.click('.cookie-notice .cm-btn-success')
    if (wish === 'none') return page.click('.cookie-notice .cn-decline')
    await page.click('.cookie-notice .cn-learn-more')
    await page.click('label[for="purpose-item-analytics"]')
    await page.click('.cookie-modal .cm-btn-accept')
  },
})

const C15T = {
  mode: 'offline',
  consentCategories: ['necessary', 'measurement', 'marketing'],
  scripts: Object.entries({ stats: 'measurement', ads: 'marketing' }).map(([id, category]) => ({
    id,
    category,
    textContent: `(window.ran ??= []).push('${id}')`,
  })),
}

/** Its component for React does the same with its own buttons. */
const c15t: Peer = {
  adopt: { from: 'c15t' },
  config: `export const options = ${JSON.stringify(C15T)}`,
  tag: ours,
  async head(site) {
    const code =
      await bundle(`import { getOrCreateConsentRuntime } from ${JSON.stringify(ofBench('c15t/dist/index.js'))}
const { consentStore } = getOrCreateConsentRuntime(${JSON.stringify(C15T)})
window.save = (wish) => {
  const state = consentStore.getState()
  if (wish === 'some') state.setSelectedConsent('measurement', true)
  return state.saveConsents({ all: 'all', some: 'custom', none: 'necessary' }[wish])
}`)
    site.script('/c15t.js', code)
    return '<script defer src="/c15t.js"></script>'
  },
  answer: (page, wish) =>
    page.evaluate((wish) => (window as unknown as { save(wish: string): Promise<void> }).save(wish), wish),
}

const tarteaucitron: Peer = {
  adopt: { from: 'tarteaucitron' },
  tag: ours,
  head(site) {
    for (const file of ['tarteaucitron.js', 'tarteaucitron.services.js', 'lang/tarteaucitron.en.js'])
      site.script(`/tac/${file}`, packaged(`tarteaucitronjs/${file}`))
    site.route(
      '/tac/css/tarteaucitron.css',
      (_, response) => void response.type('css').send(packaged('tarteaucitronjs/css/tarteaucitron.css')),
    )
    const options = { highPrivacy: true, orientation: 'middle', DenyAllCta: true, AcceptAllCta: true, mandatory: false }
    const services = Object.keys(CATEGORIES).map(
      (
        key,
      ) => `tarteaucitron.services.${key} = { key: '${key}', type: 'other', name: '${key}', needConsent: true, cookies: [],
  js() { (window.ran ??= []).push('${key}') } };
(tarteaucitron.job = tarteaucitron.job || []).push('${key}')`,
    )
    return `<script>tarteaucitronForceLanguage = 'en'</script><script src="/tac/tarteaucitron.js"></script>
<script>tarteaucitron.init(${JSON.stringify(options)}); ${services.join(';')}</script>`
  },
  async answer(page, wish) {
    // Its buttons are there before they do anything.
    const press = (selector: string, until: RegExp) =>
      expect(async () => {
        await page.click(selector, { timeout: 500 })
        expect(await page.evaluate('document.cookie')).toMatch(until)
      }).toPass({ timeout: 10_000 })
    if (wish === 'all') return press('#tarteaucitronPersonalize2', /stats=true/)
    if (wish === 'none') return press('#tarteaucitronAllDenied2', /stats=false/)
    await expect(async () => {
      await page.click('#tarteaucitronCloseAlert', { timeout: 500 })
      await expect(page.locator('#statsAllowed')).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 10_000 })
    await press('#statsAllowed', /stats=true/)
    await press('#adsDenied', /ads=false/)
  },
}

const osano: Peer = {
  adopt: { from: 'cookieconsent', map: { allow: 'analytics marketing' } },
  tag: ours,
  head(site) {
    site.script('/osano.js', packaged('cookieconsent/build/cookieconsent.min.js'))
    site.route(
      '/osano.css',
      (_, response) => void response.type('css').send(packaged('cookieconsent/build/cookieconsent.min.css')),
    )
    // It holds nothing: the page looks at the status itself, as its documentation has it.
    const run = `function () { if (this.hasConsented()) (window.ran ??= []).push('stats', 'ads') }`
    return `<link rel="stylesheet" href="/osano.css"><script src="/osano.js"></script><script>addEventListener('load', () =>
cookieconsent.initialise({ type: 'opt-in', onInitialise: ${run}, onStatusChange: ${run} }))</script>`
  },
  answer: (page, wish) => page.click(wish === 'all' ? '.cc-allow' : '.cc-deny'),
}

export const PEERS: Record<string, Peer> = {
  'vanilla-cookieconsent': vanilla(),
  'vanilla-cookieconsent, in localStorage': vanilla({ name: 'cc' }, { name: 'cc', useLocalStorage: true }),
  klaro: klaro(),
  'klaro, a cookie of another name and 30 days': klaro(
    { name: 'k', days: 30 },
    { cookieName: 'k', cookieExpiresAfterDays: 30 },
  ),
  'klaro, in localStorage': klaro({}, { storageMethod: 'localStorage' }),
  c15t,
  tarteaucitron,
  'cookieconsent (Osano)': osano,
}
