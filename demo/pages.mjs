// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import { consentConfig, POLICY_VERSION } from './consent.config.mjs'

/** @import { Service } from '../src/config/schema' */

/**
 * What a query may change. Anything else in it is dropped.
 *
 * @typedef {{ layout?: string, theme?: string, lang?: string, revoke?: string, sdk?: string }} Settings
 */

/** @type {Record<keyof Settings, RegExp>} */
const ALLOWED = {
  layout: /^(modal|banner|corner)$/,
  theme: /^(paper|mono|meadow|midnight)$/,
  lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i,
  revoke: /^(reload|keep)$/,
  sdk: /^off$/,
}

/**
 * @param {URLSearchParams} query
 * @returns {Settings}
 */
export function readSettings(query) {
  /** @type {Settings} */
  const settings = {}
  for (const key of /** @type {(keyof Settings)[]} */ (Object.keys(ALLOWED))) {
    const value = query.get(key)
    if (value && ALLOWED[key].test(value)) settings[key] = value
  }
  return settings
}

/** @param {Settings} settings */
export function toSearch(settings) {
  const search = new URLSearchParams(/** @type {Record<string, string>} */ (settings)).toString()
  return search && `?${search}`
}

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** @param {unknown} text */
const escapeHtml = (text) => `${text}`.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** JSON that cannot end the script element around it. @param {unknown} value */
const escapeJson = (value) => JSON.stringify(value, null, 2).replace(/</g, '\\u003c')

/** @param {string} file */
const load = (file) => readFileSync(new URL(`site/${file}`, import.meta.url), 'utf8')

/** @param {Settings} settings */
function configBlock({ layout, lang, revoke }) {
  const overrides = {
    ...(layout && { layout }),
    ...(lang && { language: lang }),
    ...(revoke && { afterRevoke: revoke }),
  }
  const json = escapeJson({ ...consentConfig, ...overrides })
  return `<script type="application/json" id="interact-consent">\n${json}\n</script>`
}

/** The head as it is, or as a site without a consent SDK would have it: every script starts at once. */
/** @param {Settings} settings */
function head({ sdk, theme }) {
  const html = load('parts/head.html')
  if (sdk !== 'off') return html + (theme ? `<link rel="stylesheet" href="/themes/${theme}.css">` : '')
  return html
    .replace(/<script src="\/consent\.js"><\/script>\n?/, '')
    .replace(/<script type="text\/plain" data-consent="[^"]*"/g, '<script')
}

/** Languages that the SDK has words for. */
const LANGUAGES = readdirSync(new URL('../src/ui/text', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
const nameOf = new Intl.DisplayNames('en', { type: 'language' })

/** What the links offer: the setting, its values with their labels, and which it is where none is set. */
/** @type {[key: keyof Settings, values: [value: string, label: string][], fallback: string][]} */
const VARIANTS = [
  [
    'layout',
    [
      ['modal', 'Modal'],
      ['banner', 'Banner'],
      ['corner', 'Corner'],
    ],
    'modal',
  ],
  [
    'theme',
    [
      ['', 'Plain'],
      ['paper', 'Paper'],
      ['mono', 'Mono'],
      ['meadow', 'Meadow'],
      ['midnight', 'Midnight'],
    ],
    '',
  ],
  ['lang', ['en', ...LANGUAGES].map((tag) => [tag, nameOf.of(tag) ?? tag]), 'en'],
]

/** Links that show the same page with another setting. */
/** @param {Settings} settings @param {string} path */
function variants({ sdk, ...settings }, path) {
  /** @param {string} label @param {Settings} change @param {boolean} current */
  const link = (label, change, current) => {
    const all = Object.entries({ ...settings, ...change }).filter(([, value]) => value)
    const href = escapeHtml(`${path}${toSearch(Object.fromEntries(all))}`)
    return `<li><a href="${href}"${current ? ' aria-current="true"' : ''}>${label}</a></li>`
  }
  return VARIANTS.map(([key, values, fallback]) =>
    values
      .map(([value, label]) => link(label, { [key]: value }, !sdk && (settings[key] ?? fallback) === value))
      .concat(key === 'layout' ? link('No SDK', { sdk: 'off' }, sdk === 'off') : [])
      .join('\n'),
  ).join('</ul><ul class="variants">')
}

/** The policy's table of cookies. */
function cookieRows() {
  /** @type {Service[]} */
  const services = consentConfig.services
  return services
    .flatMap((service) =>
      (service.cookies ?? []).map(
        ({ name, lifetime, purpose = '' }) => `<tr>
          <th scope="row"><code>${escapeHtml(name)}</code></th>
          <td>${escapeHtml(service.name)}</td>
          <td>${lifetime === 'session' ? 'Session' : `Persistent, ${escapeHtml(lifetime)}`}</td>
          <td>${escapeHtml(purpose)}</td>
        </tr>`,
      ),
    )
    .join('\n')
}

/**
 * One page of the site, with the head, header, footer and panel that all pages share.
 *
 * @param {string} name file in `site/`, without `.html`
 * @param {{ settings: Settings, path: string, lastId: number, thirdParty: string }} context
 *   `lastId`: the newest entry in the collector's log, so that the panel can tell what came after;
 *   `thirdParty`: the origin that another company's content comes from
 */
export function renderPage(name, { settings, path, lastId, thirdParty }) {
  /** @type {Record<string, () => string>} */
  const values = {
    head: () => head(settings),
    header: () => load('parts/header.html'),
    footer: () => load('parts/footer.html'),
    panel: () => load('parts/panel.html'),
    config: () => configBlock(settings),
    variants: () => variants(settings, path),
    cookies: cookieRows,
    query: () => escapeHtml(toSearch(settings)),
    lastId: () => `${lastId}`,
    thirdParty: () => escapeHtml(thirdParty),
    sdk: () => (settings.sdk === 'off' ? 'off' : 'on'),
    policyVersion: () => POLICY_VERSION,
  }
  /** @param {string} html @returns {string} */
  const fill = (html) => html.replace(/\{\{(\w+)\}\}/g, (whole, key) => (values[key] ? fill(values[key]()) : whole))
  const html = fill(load(`${name}.html`))
  return settings.sdk === 'off' ? html.replace(/data-consent="[^"]*" data-src=/g, 'src=') : html
}
