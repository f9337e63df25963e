import { isObject } from './config/readField'
import { resolveConfig } from './config/resolveConfig'
import { startConsent } from './engine/startConsent'
import type { ConsentCallback, InteractConsent } from './global'
import { report } from './lib/report'
import { runningScript } from './lib/runningScript'
import { createTrusted } from './lib/trusted'
import { loadScripts } from './parts/loadScripts'

const isParsed = (): boolean => document.readyState !== 'loading'

/** The element of the JSON block. Only a true script counts: other markup may bear the id. */
const findBlock = (): HTMLScriptElement | null =>
  Object.getPrototypeOf(document).querySelector.call(document, 'script#interact-consent') as HTMLScriptElement | null

/** What it holds; nothing where the page has none, or not the whole of it yet. Throws where it cannot be read. */
function readBlock(script: HTMLScriptElement | null): object | undefined {
  if (!script) return undefined
  try {
    const block: unknown = JSON.parse(`${script.textContent}`)
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
  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset
  let folder = tag.dataset.parts
  const load = loadScripts(tag, trusted, { ...queued }, () => folder)

  /**
   * Starts with the block as it stands in the page now. Answers whether it has.
   *
   * @param before what has started without one, and goes on where there still is none
   */
  const start = (before?: InteractConsent): boolean => {
    const script = findBlock()
    // Injected markup may bear the id, and no nonce: it must not become a way round the page's CSP.
    const isVouched = !tag.nonce || script?.nonce === tag.nonce
    let block: object | undefined
    let broken = ''
    try {
      block = readBlock(script)
      if (before && block && !isVouched) throw new TypeError('it does not bear the nonce of the tag')
    } catch (error) {
      // No service is known: all hosts but the site's own are shut.
      block = { services: null }
      broken = `${error}`
    }
    if (before && !block) return false
    before?.destroy()
    const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
    const { config, sound } = resolveConfig(input, location.host)
    if (isVouched) folder ??= config.parts
    const consent = startConsent(config, {
      load,
      trusted,
      nonce: tag.nonce,
      own: tag.src,
      // In a file of another name there may be more.
      alone: /\/consent\.js/.test(tag.src),
      // Whether words of its own have the right names is a question for whoever writes them, on a machine of theirs.
      wrong: (!sound || (location.protocol === 'http:' && !!Object.keys(config.text)[0])) && [input, broken],
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
