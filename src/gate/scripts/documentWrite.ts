import { patch } from '../../lib/patch'
import { runningScript } from '../../lib/runningScript'
import type { Trusted } from '../../lib/trusted'

/** What released scripts write, kept until it can be put where they stand. */
export interface KeptWrites {
  /** Inserts what this script wrote right after it; returns the scripts in it, which have run or are loading. */
  flush(script: HTMLScriptElement): HTMLScriptElement[]
  undo(): void
}

/**
 * `document.write` from a script that runs after the parser has passed it implies `document.open()`, which wipes the
 * page (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html). What a released script writes is put
 * after its tag instead, where the parser would have read it; scripts in it run too.
 *
 * @param released scripts that the gate let go; those in written markup join them
 */
export function keepWrites(released: WeakSet<Element>, trusted: Trusted): KeptWrites {
  const kept = new Map<Element, string>()
  const writer = (target: unknown): Element | null => {
    const script = runningScript()
    return target === document && script && released.has(script) ? script : null
  }
  const undo = ['write', 'writeln'].map((key) =>
    patch(
      Document.prototype,
      key,
      (original) =>
        function (...parts) {
          const script = writer(this)
          if (!script) return original.apply(this, parts)
          kept.set(script, (kept.get(script) ?? '') + parts.join('') + (key === 'write' ? '' : '\n'))
        },
    ),
  )
  undo.push(
    patch(
      Document.prototype,
      'open',
      (original) =>
        function (...args) {
          return writer(this) ? document : original.apply(this, args)
        },
    ),
  )

  return {
    flush(script) {
      const html = kept.get(script)
      kept.delete(script)
      if (!html || !script.parentNode) return []
      const fragment = document.createRange().createContextualFragment(trusted.createHTML(html))
      const inner = [...fragment.querySelectorAll('script')]
      for (const one of inner) released.add(one)
      script.after(fragment)
      return inner
    },
    undo() {
      for (const one of undo) one()
    },
  }
}
