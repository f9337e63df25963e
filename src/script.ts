import { isObject } from './config/isObject'
import { resolveConfig } from './config/resolveConfig'
import { startConsent } from './engine/startConsent'
import type { ConsentCallback, InteractConsent } from './global'
import { currentScript, querySelectorAll, readyState } from './lib/natives'
import { report } from './lib/report'
import { createTrusted } from './lib/trusted'
import { loadScripts } from './parts/loadScripts'

const isParsed = (): boolean => readyState(document) !== 'loading'

/**
 * Parses the block. Returns `undefined` if there is none or the parser is still inside it; throws if it is no object.
 */
function readBlock(script?: HTMLScriptElement): object | undefined {
  if (!script) return undefined
  try {
    const block: unknown = JSON.parse(script.text)
    if (isObject(block)) return block
    throw new TypeError('no object')
  } catch (error) {
    if (isParsed() || script.nextSibling || script.parentNode?.nextSibling) throw error
    return undefined
  }
}

/** Returns the blocks that count; and whether they may decide where the parts come from, and replace a started config. */
function findBlocks({ nonce }: HTMLScriptElement): [blocks: HTMLScriptElement[], isVouched: boolean] {
  // Other markup may have the same id.
  const found = [...querySelectorAll<HTMLScriptElement>(document, 'script#interact-consent')]
  // Injected markup can have the id but not the nonce: it must not become a way round the page's CSP.
  const vouched = found.filter((block) => !nonce || block.nonce === nonce)
  return vouched[0] ? [vouched, true] : [found, false]
}

/** Gives the SDK to the page, and calls back what has waited for it. */
function publish(consent: InteractConsent, callbacks: ConsentCallback[]): void {
  // `on` replays `ready`, and a callback that throws harms no other.
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
}

function run(): void {
  // `<img id="InteractConsent">` must not count as the page's queue
  // (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
  const queued = Object.hasOwn(window, 'InteractConsent') ? window.InteractConsent : undefined
  const callbacks: ConsentCallback[] = Array.isArray(queued) ? [...queued] : []
  // A copy that runs as a module has no tag of its own.
  const tag = (currentScript(document) as HTMLScriptElement | null) ?? document.createElement('script')
  const trusted = createTrusted(window as never)
  const { policyUrl: url, policyVersion: version, domain, language, layout } = tag.dataset
  let folder = tag.dataset.parts
  const load = loadScripts(tag, trusted, { ...queued }, () => folder)

  /** What stands in the blocks that count. */
  let known: string[] = []

  /**
   * Starts with the block that is in the page now. Returns whether it started.
   *
   * @param before the consent that started with what is known; it stays if nothing else has come
   */
  const start = (before?: InteractConsent): boolean => {
    const [blocks, isVouched] = findBlocks(tag)
    const texts = blocks.map(({ text }) => text)
    if (before && texts.every((text) => known.includes(text))) return false
    const isTwice = texts.some((text) => text !== texts[0])
    let block: object | undefined
    let broken = ''
    try {
      block = readBlock(blocks[0])
      if (isTwice) throw new TypeError('not alone')
      if (before && block && !isVouched) throw new TypeError('no nonce')
    } catch (error) {
      // Its services are unknown: every host but the site's own is shut.
      block = { services: null, ...(isTwice && { undeclared: 'block' }) }
      broken = `${error}`
    }
    if (before && !block) return false
    before?.destroy()
    const input = { language, layout, policy: { url, version }, cookie: { domain }, ...block }
    const { config, sound } = resolveConfig(input, location.host)
    if (isVouched) folder ??= config.parts
    const mayFollow = !isParsed()
    let resolveParsed = (): void => {}
    const parsed = new Promise<void>((resolve) => {
      resolveParsed = resolve
    })
    const consent = startConsent(config, {
      load,
      trusted,
      nonce: tag.nonce,
      own: tag.src,
      // A file of another name may hold more scripts.
      isAlone: /\/consent\.js/.test(tag.src),
      // The names in `text` are checked on plain http alone, where developers work: the check downloads a part.
      mistakes: (!sound || (location.protocol === 'http:' && !!Object.keys(config.text)[0])) && [input, broken],
      isLate: !!before && !isTwice,
      parsed: mayFollow && !block && parsed,
    }) as InteractConsent
    publish(consent, callbacks)
    if (block) known = texts
    if (mayFollow) followParser(consent, resolveParsed)
    return true
  }

  /**
   * Starts again once the parser has inserted a block; with another block, once the page is parsed. `resolveParsed` is
   * called then, or when the page is parsed.
   */
  const followParser = (consent: InteractConsent, resolveParsed: () => void): void => {
    const tryAgain = (): void => {
      try {
        if (window.InteractConsent === consent && !start(consent) && !isParsed()) return
      } catch (error) {
        // The page has broken a built-in.
        report(error)
      }
      watcher.disconnect()
      resolveParsed()
    }
    const watcher = new MutationObserver(tryAgain)
    if (!known[0]) watcher.observe(document, { childList: true, subtree: true })
    document.addEventListener('DOMContentLoaded', tryAgain)
  }

  start()
}

try {
  run()
} catch (error) {
  report(error)
}
