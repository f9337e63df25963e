import { isObject } from './config/readField'
import { resolveConfig } from './config/resolveConfig'
import { startConsent } from './engine/startConsent'
import type { InteractConsent } from './global'
import { report } from './lib/report'
import { runningScript } from './lib/runningScript'
import { createTrusted } from './lib/trusted'
import { loadScripts } from './parts/loadScripts'

function start(): void {
  // Markup does not count, by whatever name or id: `<img id="InteractConsent">`, `<img name="currentScript">`
  // (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
  const queued = Object.hasOwn(window, 'InteractConsent') ? window.InteractConsent : undefined
  // An inlined copy has no file to look beside.
  const tag = runningScript() ?? document.createElement('script')
  const trusted = createTrusted(window as never)
  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset
  // Of a block that cannot be read no service is known: all hosts but the site's own are shut.
  let block: object = { services: null }
  let broken = ''
  try {
    // Only a true script counts: other markup may bear the id.
    const script = Document.prototype.querySelector.call(document, 'script#interact-consent')
    const parsed = JSON.parse(script?.textContent || '{}')
    if (!isObject(parsed)) throw new TypeError('it is no object')
    block = parsed
  } catch (error) {
    broken = `${error}`
  }
  const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
  const { config, sound } = resolveConfig(input, location.host)
  const consent = startConsent(config, {
    load: loadScripts(tag, trusted, { ...queued }),
    trusted,
    nonce: tag.nonce,
    own: tag.src,
    // In a file of another name there may be more.
    alone: /\/consent\.js/.test(tag.src),
    wrong: !sound && [input, broken],
  }) as InteractConsent
  // `ready` is replayed, and a listener that throws harms no other.
  consent.push = (callback) => void consent.on('ready', () => callback(consent))
  const { destroy } = consent
  consent.destroy = () => {
    destroy()
    delete window.InteractConsent
  }
  window.InteractConsent = consent
  if (Array.isArray(queued)) queued.forEach(consent.push)
}

try {
  start()
} catch (error) {
  report(error)
}
