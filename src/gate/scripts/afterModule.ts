import { append, createElement, head, remove } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'

let count = 0

/**
 * Calls `onDone` once an inline module has run. Only WebKit fires `load` for one. But modules that are not async run in
 * the order of their insertion, so another module right behind it can tell.
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
