import { cookieName, cutControls, deletesCookie, toDeletion, toSession } from '../lib/cookieText'
import { patch } from '../lib/patch'
import type { Gate } from './types'

interface CookieInit {
  name?: unknown
  expires?: number | null
  maxAge?: number | null
}

interface CookieStoreWorld {
  CookieStore?: { prototype: object }
}

/**
 * `document.cookie = …` and `cookieStore.set`: refused writes are dropped, writes for the session lose their
 * `Expires` and `Max-Age`, deletions always pass. Cookies that HTTP sets, and other realms, are out of a page
 * script's reach.
 */
export const cookies: Gate = {
  install({ ask }) {
    const undo = [
      patch(
        Document.prototype,
        'cookie',
        (original, stack) =>
          function (value) {
            let text = `${value}`
            try {
              text = cutControls(text)
              if (deletesCookie(text)) text = toDeletion(text)
              else {
                const { verdict } = ask('cookie', cookieName(text), stack)
                if (!verdict) return
                if (verdict === 'session') text = toSession(text)
              }
            } catch {
              // The page has broken what this stands on: what cannot be judged is refused.
              return
            }
            original.call(this, text)
          },
      ),

      patch(
        (globalThis as CookieStoreWorld).CookieStore?.prototype,
        'set',
        (original, stack) =>
          function (first, value) {
            const init = (Object(first) === first ? { ...(first as object) } : { name: first, value }) as CookieInit
            const { expires, maxAge } = init
            const deletes = (expires != null && +expires <= Date.now()) || (maxAge != null && +maxAge <= 0)
            const verdict = deletes ? 'persistent' : ask('cookie', `${init.name}`, stack).verdict
            if (!verdict) return Promise.resolve()
            if (verdict === 'session') {
              delete init.expires
              delete init.maxAge
            } else if (deletes) init.expires = 0
            return original.call(this, init)
          },
      ),
    ]

    return {
      undo() {
        for (const one of undo) one()
      },
    }
  },
}
