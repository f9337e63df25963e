import type { GateKind } from '../events'
import { createElement, inertDocument, innerHTML, setInnerHTML } from '../lib/natives'
import type { Trusted } from '../lib/trusted'

/** Elements that load what their attributes name, and the base from which the addresses of others go. */
export const TAGS = 'script|iframe|frame|img|image|feImage|source|link|base|input|audio|embed|object|track|video'
/** The properties of these attributes. A link's `ping` loads nothing, but tells of the visitor all the same. */
export const NAMES = 'src|srcdoc|srcset|imageSrcset|data|href|poster'

const tags = new RegExp(`^(${TAGS})$`, 'i')
/** With or without a prefix, as in SVG's older `xlink:href`. */
const names = new RegExp(`^(?:\\w+:)?(${NAMES}|ping)$`, 'i')

/** The name of an attribute without its prefix, where an element of this tag loads what it names. */
export function loadingName(tag: string, attribute: string): string | undefined {
  const name = names.exec(attribute)?.[1]?.toLowerCase()
  return name === 'ping' || tags.test(tag) ? name : undefined
}

const KINDS: Record<string, GateKind> = { script: 'script', link: 'style', iframe: 'frame', frame: 'frame' }

/** Of what waits for its address. Other elements fail, as behind a browser's own blocker. */
export const waitingKind = (tag: string): GateKind | undefined => KINDS[tag]

/** All that markup names which is to be a document of its own, as the browser reads it. */
export function wordsIn(html: string, trusted: Trusted): string[] {
  const root = createElement(inertDocument(), 'html')
  setInnerHTML(root, trusted.createHTML(html))
  return innerHTML(root).match(/[^\s,;="'`<>()&]+/g) ?? []
}
