import { append, createElement, head, remove } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'

let count = 0

/**
 * Calls back once an inline module has run. Only WebKit fires `load` then; but modules that are not async run in the
 * order in which they came in, so another one that comes in right behind it tells.
 */
export function afterModule({ nonce }: HTMLScriptElement, trusted: Trusted, onDone: (event: Event) => void): void {
  const name = `interact-consent-module-${count++}`
  const next = createElement(document, 'script')
  next.type = 'module'
  next.async = false
  if (nonce) next.nonce = nonce
  next.text = trusted.createScript(`dispatchEvent(new Event('${name}'))`)
  addEventListener(name, onDone, { once: true })
  append(head(document), next)
  remove(next)
}
