import type { Lifetime } from '../../choice/types'
import { getAttribute } from '../../lib/natives'

/** A held script, as its author tagged it. */
export interface Tag {
  element: HTMLScriptElement
  /** Ids of the categories and services that it needs all of. */
  need: readonly string[]
  lifetime: Lifetime
  /** Its address as it is written, under `src` or `data-src`; `null` where it is inline. */
  src: string | null
  /** The type that it has once it is released. */
  type: string
  isModule: boolean
  /** Whether it is there for the page's scripts to read, and no browser runs it. */
  isData: boolean
  /** Whether it is inline code, which the call stack knows by no address. */
  isInlineCode: boolean
  /** Whether the browser tells by `load` or `error` that it ran. */
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
  // The attribute counts: a held script's own `async` is true once the parser gave it up
  // (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, step 3).
  const isAsync = read('async') !== null && (isModule || src !== null)
  const isDeferred = isModule || (src !== null && read('defer') !== null)
  return {
    element,
    need: `${read('data-consent')}`.match(/\S+/g) ?? [],
    // What is not understood is taken for the stricter.
    lifetime: /^(session)?$/.test(read('data-consent-lifetime') ?? '') ? 'session' : 'persistent',
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
