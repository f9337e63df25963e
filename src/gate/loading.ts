import type { GateKind } from '../events'
import { createElement, inertDocument, innerHTML, setInnerHTML } from '../lib/natives'
import type { Trusted } from '../lib/trusted'

/** Elements that load what their attributes name, and `base`, against which the others resolve their addresses. */
export const TAGS = 'script|iframe|frame|img|image|feImage|source|link|base|input|audio|embed|object|track|video'
/**
 * The properties for these attributes. `ping` stands apart: on any link, it loads nothing but reports the visitor's
 * click.
 */
export const NAMES = 'src|srcdoc|srcset|imageSrcset|data|href|poster'

const tags = new RegExp(`^(${TAGS})$`, 'i')
/** With or without a prefix, as in SVG's older `xlink:href`. */
const names = new RegExp(`^(?:.+:)?(${NAMES}|ping)$`, 'i')

/**
 * Returns the name of an attribute in lower case, without its prefix, if an element of this tag loads what it names.
 */
export function loadingName(tag: string, attribute: string): string | undefined {
  const name = names.exec(attribute)?.[1]?.toLowerCase()
  return name === 'ping' || tags.test(tag) ? name : undefined
}

const KINDS: Record<string, GateKind> = { script: 'script', link: 'style', iframe: 'frame', frame: 'frame' }

/**
 * Returns the kind of an element that can wait for its address. `undefined` for others: they fail as behind a content
 * blocker.
 */
export const waitingKind = (tag: string): GateKind | undefined => KINDS[tag]

/** Returns the words in the markup of a whole document, decoded as the browser would; its addresses are among them. */
export function wordsIn(html: string, trusted: Trusted): string[] {
  const root = createElement(inertDocument(), 'html')
  setInnerHTML(root, trusted.createHTML(html))
  return innerHTML(root).match(/[^\s,;="'`<>()&]+/g) ?? []
}
