import type { Trusted } from '../../lib/trusted'

/** A held tag and the real script that will take its place. */
export interface HeldScript {
  held: HTMLScriptElement
  script: HTMLScriptElement
  /** When the parser would have run it: as soon as it is there, in its turn, or after the page was parsed. */
  turn: 'async' | 'ordered' | 'deferred'
  /** Whether the browser tells by `load` or `error` that it ran. */
  tells: boolean
  module: boolean
}

/** Attributes that are not copied as they are; the nonce is hidden from markup in a page with a CSP. */
const OWN = /^(type|src|nonce|data-type|data-src)$/

/** The real script for a held tag; changing the tag's own `type` would do nothing (it was already prepared). */
export function toScript(held: HTMLScriptElement, trusted: Trusted): HeldScript {
  const script = document.createElement('script')
  for (const { name, value } of held.attributes) {
    if (!OWN.test(name)) script.setAttribute(name, name.startsWith('on') ? trusted.createScript(value) : value)
  }
  const { type = '', src: source } = held.dataset
  if (type) script.type = type
  if (held.nonce) script.nonce = held.nonce
  // The attribute counts: a held script's own `async` is true once the parser gave it up
  // (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, step 3).
  const async = held.hasAttribute('async')
  const src = held.getAttribute('src') ?? source
  if (src === undefined) script.text = trusted.createScript(held.text)
  else script.setAttribute('src', trusted.createScriptURL(src))

  const module = type === 'module'
  if (module && src === undefined) script.async = async
  const external = src !== undefined
  const runs = module || ((!type || /\b(java|ecma)script/i.test(type)) && !held.noModule)
  return {
    held,
    script,
    module,
    tells: external && runs,
    turn:
      !runs || (async && (external || module)) ? 'async' : module || (held.defer && external) ? 'deferred' : 'ordered',
  }
}

/** Starts the download of a script whose turn comes later, exactly as the script itself will ask for it. */
export function preload({ script, module }: HeldScript): HTMLLinkElement {
  const link = document.createElement('link')
  for (const name of ['crossorigin', 'integrity', 'referrerpolicy', 'fetchpriority']) {
    const value = script.getAttribute(name)
    if (value !== null) link.setAttribute(name, value)
  }
  link.rel = module ? 'modulepreload' : 'preload'
  link.as = 'script'
  if (script.nonce) link.nonce = script.nonce
  link.href = script.src
  document.head.append(link)
  return link
}

/**
 * Calls back once an inline module has run. It fires no `load`; but modules that are not async run in the order in
 * which they came in, so another one right behind it tells.
 */
export function afterModule(script: HTMLScriptElement, trusted: Trusted, done: () => void): void {
  const after = document.createElement('script')
  const name = 'interact-consent-module'
  after.type = 'module'
  after.async = false
  if (script.nonce) after.nonce = script.nonce
  after.text = trusted.createScript(`document.currentScript ?? dispatchEvent(new Event('${name}'))`)
  const told = (): void => {
    after.remove()
    done()
  }
  addEventListener(name, told, { once: true })
  script.after(after)
}
