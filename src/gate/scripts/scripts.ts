import type { Gate } from '../types'
import { toScript } from './heldScript'
import { createReleaseQueue } from './releaseQueue'

const HELD = 'script[type="text/plain"][data-consent],script[data-consent][data-src]:not([src])'

/** Whether the parser has read all of a node; before that an inline script may lack its end. */
function isParsed(node: Node | null): boolean {
  if (document.readyState !== 'loading') return true
  for (let at = node; at; at = at.parentNode) if (at.nextSibling) return true
  return false
}

/**
 * Tagged scripts: `<script type="text/plain" data-consent="…">` neither loads nor runs in any browser; what a choice
 * covers is replaced by a real script in the same place, once.
 */
export const scripts: Gate = {
  install(context) {
    const { allows, ask, emit, fail, trusted, nonce } = context
    const seen = new WeakSet<Element>()
    const queue = createReleaseQueue(context)
    /** What was let go, by URL: whose calls these are is told from the call stack. */
    const ran = new Map<string, readonly string[]>()
    let wary = false

    const scan = (): void => {
      for (const held of document.querySelectorAll<HTMLScriptElement>(HELD)) {
        const { consent = '', consentLifetime = 'session' } = held.dataset
        const need = consent.split(/\s+/).filter(Boolean)
        const lifetime = consentLifetime === 'session' ? 'session' : 'persistent'
        if (seen.has(held) || !allows(need, lifetime)) continue
        const src = held.getAttribute('src') ?? held.dataset.src
        if (src === undefined && !isParsed(held)) continue
        try {
          // Its service may be refused although the category that it is tagged with is granted.
          if (src && !ask('script', new URL(src, document.baseURI).host, String).verdict) continue
          seen.add(held)
          if (held.type !== 'text/plain') {
            // Another script made it and waits for its events; it begins once it has a URL.
            held.setAttribute('src', trusted.createScriptURL(src as string))
            emit('released', { kind: 'script', category: consent, element: held })
            continue
          }
          // Injected markup cannot know the nonce; releasing it would carry it past the page's own policy.
          if (nonce && held.nonce !== nonce) throw new Error('it does not bear the nonce of the page')
          const one = toScript(held, trusted)
          if (one.script.src) ran.set(one.script.src, need)
          queue.add(one)
        } catch (error) {
          fail('script-held', `data-consent="${consent}": ${(error as Error).message}`)
        }
      }
      queue.run()
    }

    // By way of the prototype: `<form><input name="matches">` has an element of its own in that place.
    const { matches, querySelector } = Element.prototype
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof Element && (matches.call(node, HELD) || querySelector.call(node, HELD))) return scan()
        }
      }
    })
    // Whoever lets us know of changes does so once the page has been read; until then its scripts come one by one.
    if (document.readyState === 'loading') observer.observe(document, { childList: true, subtree: true })
    const arrive = (): void => {
      observer.disconnect()
      scan()
    }
    document.addEventListener('readystatechange', arrive)
    scan()

    return {
      update() {
        wary = [...ran.values()].some((need) => !allows(need))
        scan()
      },
      wary: () => wary,
      needOf: (stack) => [...ran].find(([src]) => stack.includes(src))?.[1],
      undo() {
        observer.disconnect()
        document.removeEventListener('readystatechange', arrive)
        queue.undo()
      },
    }
  },
}
