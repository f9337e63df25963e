import { isObject } from './config/readField'
import { resolveConfig } from './config/resolveConfig'
import { startConsent } from './engine/startConsent'
import type { ConsentCallback, InteractConsent } from './global'
import { report } from './lib/report'
import { runningScript } from './lib/runningScript'
import { createTrusted } from './lib/trusted'
import { loadScripts } from './parts/loadScripts'

const isParsed = (): boolean => document.readyState !== 'loading'

/** The JSON block; nothing where the page has none, or not the whole of it yet. Throws where it cannot be read. */
function readBlock(): object | undefined {
  // Only a true script counts: other markup may bear the id.
  const script = Document.prototype.querySelector.call(document, 'script#interact-consent')
  if (!script) return undefined
  try {
    const block: unknown = JSON.parse(script.textContent || '{}')
    if (isObject(block)) return block
    throw new TypeError('it is no object')
  } catch (error) {
    if (isParsed() || script.nextSibling || script.parentNode?.nextSibling) throw error
    return undefined
  }
}

function run(): void {
  // Markup does not count, by whatever name or id: `<img id="InteractConsent">`, `<img name="currentScript">`
  // (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
  const queued = Object.hasOwn(window, 'InteractConsent') ? window.InteractConsent : undefined
  const callbacks: ConsentCallback[] = Array.isArray(queued) ? [...queued] : []
  // An inlined copy has no file to look beside.
  const tag = runningScript() ?? document.createElement('script')
  const trusted = createTrusted(window as never)
  const load = loadScripts(tag, trusted, { ...queued })
  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset

  /**
   * Starts with the block as it stands in the page now. Answers whether it has.
   *
   * @param before what has started without one, and goes on where there still is none
   */
  const start = (before?: InteractConsent): boolean => {
    let block: object | undefined
    let broken = ''
    try {
      block = readBlock()
    } catch (error) {
      // No service is known: all hosts but the site's own are shut.
      block = { services: null }
      broken = `${error}`
    }
    if (before && !block) return false
    before?.destroy()
    const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
    const { config, sound } = resolveConfig(input, location.host)
    const consent = startConsent(config, {
      load,
      trusted,
      nonce: tag.nonce,
      own: tag.src,
      // In a file of another name there may be more.
      alone: /\/consent\.js/.test(tag.src),
      wrong: !sound && [input, broken],
      isLate: !!before,
    }) as InteractConsent
    // `ready` is replayed, and a listener that throws harms no other.
    const call = (callback: ConsentCallback): void => void consent.on('ready', () => callback(consent))
    consent.push = (callback) => {
      callbacks.push(callback)
      call(callback)
    }
    const { destroy } = consent
    consent.destroy = () => {
      destroy()
      delete window.InteractConsent
    }
    window.InteractConsent = consent
    callbacks.forEach(call)
    if (!block && !isParsed()) followParser(consent)
    return true
  }

  /** Starts anew as soon as the parser has put a block in, after all. */
  const followParser = (consent: InteractConsent): void => {
    const look = (): void => {
      if (window.InteractConsent !== consent || start(consent) || isParsed()) watcher.disconnect()
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document, { childList: true, subtree: true })
    document.addEventListener('DOMContentLoaded', look, { once: true })
  }

  start()
}

try {
  run()
} catch (error) {
  report(error)
}
