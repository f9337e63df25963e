import { resolveConfig } from './config/resolveConfig'
import { startConsent } from './engine/startConsent'
import { report } from './lib/report'
import { runningScript } from './lib/runningScript'
import { createTrusted } from './lib/trusted'
import type { Parts } from './parts/registry'
import type { Consent } from './types'

type Callback = (consent: InteractConsent) => void

/** `window.InteractConsent`: the API, and `push` for callbacks that were queued before it was there. */
export interface InteractConsent extends Consent {
  push(callback: Callback): void
}

declare global {
  interface Window {
    InteractConsent?: InteractConsent | Callback[]
  }
}

function start(): void {
  // Markup does not count, by whatever name or id: `<img id="InteractConsent">`, `<img name="currentScript">`
  // (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
  const queued = Object.hasOwn(window, 'InteractConsent') ? window.InteractConsent : undefined
  // An inlined copy has no file to look beside.
  const tag = runningScript() ?? document.createElement('script')
  const trusted = createTrusted(window as never)
  // A part that stands in the page itself leaves its promise on the queue.
  const loaded: { [P in keyof Parts]?: Promise<Parts[P]> } = { ...(queued as object) }
  const load = <P extends keyof Parts>(part: P): Promise<Parts[P]> =>
    // A classic script needs no CORS headers; it leaves what it brings on its own element.
    (loaded[part] ??= new Promise((resolve) => {
      const script = document.createElement('script')
      if (tag.nonce) script.nonce = tag.nonce
      script.onload = script.onerror = () => resolve(script)
      script.src = trusted.createScriptURL(tag.src.replace(/[^/?]*(\?.*)?$/, `consent-${part}.js?v=${__VERSION__}`))
      document.head.append(script)
    }).then((script) => {
      const { src } = script as HTMLScriptElement
      ;(script as HTMLScriptElement).remove()
      // A server may answer with a page of its own where it has no such file.
      if (Object.keys(script as object)[0]) return script
      delete loaded[part]
      throw new Error(src)
    }) as never)

  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset
  let block: object | undefined
  let broken = ''
  try {
    // Only a true script counts: other markup may bear the id.
    const script = Document.prototype.querySelector.call(document, 'script#interact-consent')
    block = JSON.parse(script?.textContent || '{}')
  } catch (error) {
    broken = `${error}`
  }
  const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
  const { config, sound } = resolveConfig(input, location.host)
  const consent = startConsent(config, {
    load,
    trusted,
    nonce: tag.nonce,
    own: tag.src,
    // In a file of another name there may be more.
    alone: /\/consent\.js/.test(tag.src),
    wrong: (!sound || broken) && [input, broken],
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
