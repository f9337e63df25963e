// @ts-check
import { readFileSync } from 'node:fs'
import { consentConfig, POLICY_VERSION } from './consent.config.mjs'

/** @import { Service } from '../src/config/schema' */

/**
 * What a query may change. Anything else in it is dropped.
 *
 * @typedef {{ layout?: string, lang?: string, revoke?: string, sdk?: string }} Settings
 */

/** @type {Record<keyof Settings, RegExp>} */
const ALLOWED = {
  layout: /^(modal|banner|corner)$/,
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
    ...(revoke && { onRevoke: revoke }),
  }
  const json = escapeJson({ ...consentConfig, ...overrides })
  return `<script type="application/json" id="interact-consent">\n${json}\n</script>`
}

/** The head as it is, or as a site without a consent SDK would have it: every script starts at once. */
/** @param {Settings} settings */
function head({ sdk }) {
  const html = load('parts/head.html')
  if (sdk !== 'off') return html
  return html
    .replace(/<script src="\/consent\.js"><\/script>\n?/, '')
    .replace(/<script type="text\/plain" data-consent="[^"]*"/g, '<script')
}

/** Links that show the same page with another setting. */
/** @param {Settings} settings @param {string} path */
function variants(settings, path) {
  /** @type {[label: string, change: Settings][]} */
  const choices = [
    ['Modal', { layout: 'modal' }],
    ['Banner', { layout: 'banner' }],
    ['Corner', { layout: 'corner' }],
    ['No SDK', { sdk: 'off' }],
  ]
  const { layout = 'modal', sdk, ...rest } = settings
  return choices
    .map(([label, change]) => {
      const current = sdk === 'off' ? change.sdk === 'off' : change.layout === layout
      const href = escapeHtml(`${path}${toSearch({ ...rest, ...change })}`)
      return `<li><a href="${href}"${current ? ' aria-current="true"' : ''}>${label}</a></li>`
    })
    .join('\n')
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
 * @param {{ settings: Settings, path: string, lastId: number }} context
 *   `lastId`: the newest entry in the collector's log, so that the panel can tell what came after
 */
export function renderPage(name, { settings, path, lastId }) {
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
    sdk: () => (settings.sdk === 'off' ? 'off' : 'on'),
    policyVersion: () => POLICY_VERSION,
  }
  /** @param {string} html @returns {string} */
  const fill = (html) => html.replace(/\{\{(\w+)\}\}/g, (whole, key) => (values[key] ? fill(values[key]()) : whole))
  return fill(load(`${name}.html`))
}
