import { toScript } from './heldScript'
import { createReleaseQueue } from './releaseQueue'
import { silence } from './silence'
import type { Gate } from './types'

const HELD = 'script[type="text/plain"][data-consent]'

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
    const { allows, emit, fail, trusted, nonce } = context
    const seen = new WeakSet<Element>()
    const queue = createReleaseQueue(context)
    /** What was let go, by URL: whose calls these are is told from the call stack. */
    const ran = new Map<string, readonly string[]>()
    let speak: (() => void) | null = null

    const revoked = (stack: string, url: string): boolean => {
      for (const [src, need] of ran) {
        if (!stack.includes(src) || allows(need)) continue
        emit('blocked', { kind: 'network', category: need.join(' '), target: new URL(url, location.href).host })
        return true
      }
      return false
    }

    const scan = (): void => {
      for (const held of document.querySelectorAll<HTMLScriptElement>(HELD)) {
        const { consent = '', consentLifetime = 'session' } = held.dataset
        const need = consent.split(/\s+/).filter(Boolean)
        const lifetime = consentLifetime === 'session' ? 'session' : 'persistent'
        if (seen.has(held) || !allows(need, lifetime)) continue
        if (!held.hasAttribute('src') && !isParsed(held)) continue
        seen.add(held)
        try {
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

    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof Element && (node.matches(HELD) || node.querySelector(HELD))) return scan()
        }
      }
    })
    observer.observe(document, { childList: true, subtree: true })
    document.addEventListener('readystatechange', scan)
    scan()

    return {
      update() {
        if ([...ran.values()].some((need) => !allows(need))) speak ??= silence(revoked)
        else {
          speak?.()
          speak = null
        }
        scan()
      },
      undo() {
        speak?.()
        observer.disconnect()
        document.removeEventListener('readystatechange', scan)
        queue.undo()
      },
    }
  },
}
