import { getAttribute } from '../../lib/natives'
import { type Need, readNeed } from '../readNeed'

/** A held script, as its author tagged it. */
export interface Tag extends Need {
  element: HTMLScriptElement
  /** Its address as written in `src` or `data-src`; `null` if it is inline. */
  src: string | null
  /** The type that it has once it is released. */
  type: string
  isModule: boolean
  /** Whether it is data for the page's scripts, which no browser runs. */
  isData: boolean
  /** Whether it is inline code, which has no address on the call stack. */
  isInlineCode: boolean
  /** Whether the browser fires `load` or `error` when it has run. */
  tells: boolean
  /** When the parser would have run it: as soon as it is there, in the order of the page, or once the page is parsed. */
  timing: 'async' | 'ordered' | 'deferred'
}

export function readTag(element: HTMLScriptElement): Tag {
  const read = (name: string): string | null => getAttribute(element, name)
  const src = read('src') ?? read('data-src')
  const type = read('data-type')?.trim() || 'text/javascript'
  const isModule = /^module$/i.test(type)
  const isClassic = /\b(java|ecma)script/i.test(type)
  const runs = isModule || (isClassic && read('nomodule') === null)
  // The attribute counts, not the property: for a held script that is `true`, since the parser gave it up
  // (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, step 3).
  const isAsync = read('async') !== null && (isModule || src !== null)
  const isDeferred = isModule || (src !== null && read('defer') !== null)
  return {
    element,
    ...readNeed(element),
    src,
    type,
    isModule,
    isData: !isModule && !isClassic && !/^(importmap|speculationrules)$/i.test(type),
    isInlineCode: runs && src === null,
    tells: runs && src !== null,
    timing: isDeferred ? 'deferred' : 'ordered',
    ...((isAsync || !runs) && { timing: 'async' }),
  }
}
