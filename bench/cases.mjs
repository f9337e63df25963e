import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { categories, policyUrl, words } from './words.mjs'

/**
 * One way to ask for consent, set up the way its own documentation starts with.
 *
 * @typedef {object} Case
 * @property {string} title
 * @property {string} [version]
 * @property {string} [accept] selector of what accepts all
 * @property {boolean} [holds] whether it holds scripts back at all
 * @property {() => Record<string, string | Buffer>} files what it serves below its own folder
 * @property {string} [head]
 * @property {(tags: Tag[]) => string} body held scripts, and what its docs put at the end of the body
 */

/** @typedef {{ id: number, category: string, code: string, src?: string | undefined }} Tag */

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** @param {string} file */
const peer = (file) => readFileSync(join(here, 'node_modules', file))
/** @param {string} name @returns {string} */
const versionOf = (name) => {
  try {
    return createRequire(import.meta.url)(join(here, 'node_modules', name, 'package.json')).version
  } catch {
    return ''
  }
}

/** @param {string} attributes @param {Tag} tag */
const held = (attributes, { code, src }) =>
  `<script type="text/plain" ${attributes}${src ? ` src="${src}"` : ''}>${src ? '' : code}</script>`

/** @param {string} head @param {(tag: Tag) => string} attributes */
const marked = (head, attributes) => ({
  head,
  body: (/** @type {Tag[]} */ tags) => tags.map((tag) => held(attributes(tag), tag)).join('\n'),
})

/** @template T @param {(category: typeof categories[number]) => T} make */
const perCategory = (make) => Object.fromEntries(categories.map((one) => [one.id, make(one)]))

const config = JSON.stringify({
  policy: { url: policyUrl, version: '1' },
  services: categories.map(({ id, service, cookie }) => ({
    id: service.toLowerCase(),
    name: service,
    category: id,
    cookies: [{ name: cookie, lifetime: '1 year' }],
  })),
})

const vanillaConfig = `import * as CookieConsent from './cookieconsent.esm.js'
CookieConsent.run(${JSON.stringify({
  categories: { necessary: { enabled: true, readOnly: true }, ...perCategory(() => ({})) },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: words.title,
          description: words.intro,
          acceptAllBtn: words.acceptAll,
          acceptNecessaryBtn: words.rejectAll,
          showPreferencesBtn: words.manage,
        },
        preferencesModal: {
          title: words.title,
          acceptAllBtn: words.acceptAll,
          acceptNecessaryBtn: words.rejectAll,
          savePreferencesBtn: words.save,
          closeIconLabel: words.close,
          sections: categories.map(({ id, label, description, service, cookie }) => ({
            title: label,
            description,
            linkedCategory: id,
            cookieTable: { headers: { name: 'Cookie', service: 'Service' }, body: [{ name: cookie, service }] },
          })),
        },
      },
    },
  },
})})
`

const klaroConfig = `var klaroConfig = ${JSON.stringify({
  acceptAll: true,
  lang: 'en',
  privacyPolicy: policyUrl,
  translations: {
    en: {
      consentNotice: { title: words.title, description: words.intro, learnMore: words.manage },
      consentModal: { title: words.title, description: words.intro },
      acceptAll: words.acceptAll,
      ok: words.acceptAll,
      decline: words.rejectAll,
      save: words.save,
      close: words.close,
      purposes: perCategory(({ label, description }) => ({ title: label, description })),
    },
  },
  services: categories.map(({ id, service, cookie }) => ({
    name: id,
    title: service,
    purposes: [id],
    cookies: [cookie],
  })),
})};`

const tarteaucitronInit = `tarteaucitron.init(${JSON.stringify({
  privacyUrl: policyUrl,
  bodyPosition: 'bottom',
  hashtag: '#tarteaucitron',
  cookieName: 'tarteaucitron',
  orientation: 'middle',
  groupServices: false,
  showDetailsOnClick: true,
  serviceDefaultState: 'wait',
  showAlertSmall: false,
  showTitleBanner: false,
  cookieslist: false,
  cookieslistEmbed: false,
  showIcon: true,
  iconPosition: 'BottomRight',
  adblocker: false,
  DenyAllCta: true,
  AcceptAllCta: true,
  highPrivacy: true,
  alwaysNeedConsent: false,
  handleBrowserDNTRequest: false,
  removeCredit: false,
  moreInfoLink: true,
  useExternalCss: false,
  useExternalJs: false,
  readmoreLink: '',
  mandatory: true,
  mandatoryCta: true,
  googleConsentMode: true,
  bingConsentMode: true,
  pianoConsentMode: true,
  pianoConsentModeEssential: false,
  softConsentMode: false,
  dataLayer: false,
  serverSide: false,
  partnersList: false,
})});`

const tarteaucitronText = `tarteaucitronCustomText = ${JSON.stringify({
  middleBarHead: words.title,
  alertBigPrivacy: words.intro,
  acceptAll: words.acceptAll,
  denyAll: words.rejectAll,
  personalize: words.manage,
  close: words.close,
})};`

/** It knows no tags, and some ids are services of its own: a service of one's own brings a function that does what is to be done. @param {Tag[]} tags */
const tarteaucitronServices = (tags) =>
  categories
    .map(({ id, service, cookie }) => {
      const calls = tags
        .filter(({ category }) => category === id)
        .map(({ code, src }) => (src ? `tarteaucitron.addScript(${JSON.stringify(src)});` : `${code};`))
      const head = JSON.stringify({
        key: `tag_${id}`,
        type: 'other',
        name: service,
        needConsent: true,
        cookies: [cookie],
      })
      return `tarteaucitron.services.tag_${id} = Object.assign(${head}, { js: function () { ${calls.join('\n')} } });
(tarteaucitron.job = tarteaucitron.job || []).push('tag_${id}');`
    })
    .join('\n')

const osanoInit = `window.cookieconsent.initialise(${JSON.stringify({
  palette: { popup: { background: '#ffffff', text: '#222222' }, button: { background: '#1144aa', text: '#ffffff' } },
  type: 'opt-in',
  content: {
    header: words.title,
    message: words.intro,
    allow: words.acceptAll,
    deny: words.rejectAll,
    link: 'Privacy policy',
    href: policyUrl,
  },
})});`

/** @type {Record<string, Case>} */
export const cases = {
  bare: {
    title: 'no SDK',
    files: () => ({}),
    body: () => '',
  },

  ours: {
    title: '@interactcx/consent',
    accept: '[data-consent-action="accept-all"]',
    holds: true,
    files: () => ({
      ...Object.fromEntries(
        ['', '-ui', '-frames', '-launcher', '-signals', '-explain'].map((part) => [
          `consent${part}.js`,
          readFileSync(join(dist, `consent${part}.js`)),
        ]),
      ),
    }),
    ...marked(
      `<script type="application/json" id="interact-consent">${config}</script>\n<script src="/ours/consent.js"></script>`,
      ({ category }) => `data-consent="${category}"`,
    ),
  },

  vanilla: {
    title: 'vanilla-cookieconsent',
    version: versionOf('vanilla-cookieconsent'),
    accept: '#cc-main .cm [data-role="all"]',
    holds: true,
    files: () => ({
      'cookieconsent.css': peer('vanilla-cookieconsent/dist/cookieconsent.css'),
      'cookieconsent.esm.js': peer('vanilla-cookieconsent/dist/cookieconsent.esm.js'),
      'cookieconsent-config.js': vanillaConfig,
    }),
    head: '<link rel="stylesheet" href="/vanilla/cookieconsent.css">',
    body: (tags) =>
      `${tags.map((tag) => held(`data-category="${tag.category}"`, tag)).join('\n')}
<script type="module" src="/vanilla/cookieconsent-config.js"></script>`,
  },

  klaro: {
    title: 'klaro',
    version: versionOf('klaro'),
    accept: '#klaro .cookie-notice .cm-btn-success',
    holds: true,
    files: () => ({ 'config.js': klaroConfig, 'klaro.js': peer('klaro/dist/klaro.js') }),
    head: '<script defer src="/klaro/config.js"></script>\n<script defer data-config="klaroConfig" src="/klaro/klaro.js"></script>',
    body: (tags) =>
      tags
        .map(
          ({ category, code, src }) =>
            `<script type="text/plain" data-type="application/javascript" data-name="${category}"${src ? ` data-src="${src}"` : ''}>${src ? '' : code}</script>`,
        )
        .join('\n'),
  },

  tarteaucitron: {
    title: 'tarteaucitronjs',
    version: versionOf('tarteaucitronjs'),
    accept: '#tarteaucitronPersonalize2',
    holds: true,
    files: () => ({
      'tarteaucitron.min.js': peer('tarteaucitronjs/tarteaucitron.min.js'),
      'tarteaucitron.services.min.js': peer('tarteaucitronjs/tarteaucitron.services.min.js'),
      'lang/tarteaucitron.en.min.js': peer('tarteaucitronjs/lang/tarteaucitron.en.min.js'),
      'css/tarteaucitron.min.css': peer('tarteaucitronjs/css/tarteaucitron.min.css'),
    }),
    head: `<script src="/tarteaucitron/tarteaucitron.min.js"></script>\n<script>${tarteaucitronText}${tarteaucitronInit}</script>`,
    body: (tags) => `<script>${tarteaucitronServices(tags)}</script>`,
  },

  osano: {
    title: 'cookieconsent (Osano)',
    version: versionOf('cookieconsent'),
    accept: '.cc-window .cc-allow',
    files: () => ({
      'cookieconsent.min.css': peer('cookieconsent/build/cookieconsent.min.css'),
      'cookieconsent.min.js': peer('cookieconsent/build/cookieconsent.min.js'),
    }),
    head: '<link rel="stylesheet" href="/osano/cookieconsent.min.css">',
    // It holds nothing back: what runs after consent is the page's own affair.
    body: () => `<script src="/osano/cookieconsent.min.js"></script>\n<script>${osanoInit}</script>`,
  },

  c15t: {
    title: 'c15t + React',
    version: versionOf('c15t'),
    accept: '[data-testid="consent-banner-accept-button"]',
    holds: true,
    files: () => {
      const built = fileURLToPath(new URL('../.cache/bench/c15t/', import.meta.url))
      return { 'app.js': readFileSync(`${built}app.js`), 'app.css': readFileSync(`${built}app.css`) }
    },
    head: '<link rel="stylesheet" href="/c15t/app.css">\n<script type="module" src="/c15t/app.js"></script>',
    body: (tags) => `<div id="consent"></div>\n<script>window.benchTags = ${JSON.stringify(tags)}</script>`,
  },
}
