import { resolveConfig } from './config/resolveConfig'
import type { Parts } from './door'
import { report } from './lib/report'
import { createTrusted } from './lib/trusted'
import { startConsent } from './startConsent'
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
  const queued = window.InteractConsent
  if (queued && 'on' in queued) return
  // An inlined copy has no file to look beside.
  const tag = (document.currentScript ?? document.createElement('script')) as HTMLScriptElement
  const trusted = createTrusted(window as never)
  // A part that stands in the page itself leaves its promise on the queue.
  const loaded: { [P in keyof Parts]?: Promise<Parts[P]> } = { ...(queued as object) }
  const load = <P extends keyof Parts>(part: P): Promise<Parts[P]> =>
    // A classic script needs no CORS headers; it leaves what it brings on its own element.
    (loaded[part] ??= new Promise<never>((resolve, reject) => {
      const script = document.createElement('script')
      const url = tag.src.replace(/[^/?]*(\?.*)?$/, `consent-${part}.js?v=${__VERSION__}`)
      if (tag.nonce) script.nonce = tag.nonce
      script.onload = () => resolve(script as never)
      script.onerror = () => {
        delete loaded[part]
        reject(new Error(url))
      }
      script.src = trusted.createScriptURL(url)
      document.head.append(script)
    }) as never)

  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset
  let block: object | undefined
  let broken = ''
  try {
    // Only a true script counts: other markup may bear the id.
    block = JSON.parse(document.querySelector('script#interact-consent')?.textContent || '{}')
  } catch (error) {
    broken = `${error}`
  }
  const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
  const { config, sound } = resolveConfig(input)
  const consent = startConsent(config, {
    load,
    trusted,
    nonce: tag.nonce,
    own: tag.src,
    wrong: (!sound || broken) && [input, broken],
  }) as InteractConsent
  // `ready` is replayed, and a listener that throws harms no other.
  consent.push = (callback) => void consent.on('ready', () => callback(consent))
  window.InteractConsent = consent
  if (Array.isArray(queued)) queued.forEach(consent.push)
}

try {
  start()
} catch (error) {
  report(error)
}
