import { resolveConfig } from './config/resolveConfig'
import type { Parts } from './door'
import { loadScript } from './lib/loadScript'
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

/** The text of the JSON block. Only a true script counts: other markup may bear the id. */
const readBlock = (): string => document.querySelector('script#interact-consent')?.textContent || '{}'

/** The config in the block, with the common options of the SDK's own tag laid over it. */
function readConfig(block: string, { dataset }: HTMLScriptElement): object {
  const config: { policy?: object; cookie?: object } = Object(JSON.parse(block))
  const { policyUrl: url, policyVersion: version, domain, language, layout } = dataset
  return {
    ...config,
    ...((url || version) && { policy: { ...config.policy, ...(url && { url }), ...(version && { version }) } }),
    ...(domain && { cookie: { ...config.cookie, domain } }),
    ...(language && { language }),
    ...(layout && { layout }),
  }
}

function start(): void {
  const queued = window.InteractConsent
  if (queued && 'allows' in queued) return
  // An inlined copy has no file to look beside.
  const tag = (document.currentScript ?? document.createElement('script')) as HTMLScriptElement
  const trusted = createTrusted(window as never)
  const load = <P extends keyof Parts>(part: P): Promise<Parts[P]> =>
    loadScript(tag.src.replace(/[^/?]*(\?.*)?$/, `consent-${part}.js?v=${__VERSION__}`), trusted, tag.nonce)

  let input: object
  let broken = ''
  try {
    input = readConfig(readBlock(), tag)
  } catch (error) {
    broken = `${error}`
    input = readConfig('{}', tag)
  }
  const { config, sound } = resolveConfig(input)
  if (broken || !sound) {
    load('explain').then(
      ({ explainConfig }) => explainConfig(input, broken).forEach(report),
      () => report(`bad-config ${broken}`),
    )
  }

  const consent = startConsent(config, {
    load,
    trusted,
    nonce: config.nonce ?? (tag.nonce || undefined),
    own: tag.src,
  }) as InteractConsent
  consent.push = (callback) => {
    try {
      callback(consent)
    } catch (error) {
      report(error)
    }
  }
  window.InteractConsent = consent
  if (Array.isArray(queued)) queued.forEach(consent.push)
}

try {
  start()
} catch (error) {
  report(error)
}
