import { append, createElement, getAttribute, head, setAttribute } from '../../lib/natives'
import type { Tag } from './readTag'

/** Starts the download of a script that must wait, with the same request that the script itself will make. */
export function preload({ element, src, isModule }: Tag): HTMLLinkElement {
  const link = createElement(document, 'link')
  for (const name of ['crossorigin', 'integrity', 'referrerpolicy', 'fetchpriority']) {
    const value = getAttribute(element, name)
    if (value !== null) setAttribute(link, name, value)
  }
  link.rel = isModule ? 'modulepreload' : 'preload'
  link.as = 'script'
  link.nonce = element.nonce
  link.href = `${src}`
  append(head(document), link)
  return link
}
