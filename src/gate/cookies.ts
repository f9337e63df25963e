import { cutControls, deletesCookie, shownName, toDeletion, toSession, toShorter } from '../lib/cookieText'
import { ownerOf } from '../lib/natives'
import { ownerIn } from '../lib/ownerIn'
import { isOwnWrite } from '../lib/ownWrite'
import { patch, takeOff } from '../lib/patch'
import type { Gate } from './types'

interface CookieInit {
  name?: unknown
  value?: unknown
  expires?: number | null
  maxAge?: number | null
}

/**
 * Guards `document.cookie = …` and `cookieStore.set`. Drops refused writes, takes `Expires` and `Max-Age` off writes
 * for the session, shortens those that ask for too long, and passes every deletion. Only the SDK can write the choice
 * cookie. Cookies that HTTP sets, and other realms, are out of a page script's reach.
 */
export const cookies: Gate = {
  install({ ask, key, fail, longest }) {
    /** Returns the verdict on a cookie of this name; a falsy value drops the write. */
    const verdictOn = (name: string, stack: () => string) => {
      if (name === key && !isOwnWrite()) return fail('own-name', key)
      return ask('cookie', name, stack).verdict
    }

    return {
      undo: takeOff([
        patch(ownerOf(document, 'cookie'), 'cookie', (go, args, stack) => {
          try {
            let text = cutControls(`${args[0]}`)
            if (deletesCookie(text)) text = toDeletion(text)
            else {
              const name = shownName(text)
              const verdict = verdictOn(name, stack)
              if (!verdict) return
              text = verdict === 'session' ? toSession(text) : toShorter(text, longest(name))
            }
            args[0] = text
          } catch {
            // Fails closed: the page may have broken a built-in that the judgement needs.
            return
          }
          go()
        }),

        patch(ownerIn('cookieStore', 'set'), 'set', (go, args, stack) => {
          const [name, value] = args
          const init: CookieInit = Object(name) === name ? { ...(name as object) } : { name, value }
          // Converted once: see `readOnce`.
          init.name = `${init.name}`
          // `set(name, value)` becomes `set(init)`.
          args.length = 0
          args[0] = init
          const { expires, maxAge } = init
          const deletes = (expires != null && +expires <= Date.now()) || (maxAge != null && +maxAge <= 0)
          const shown = shownName(`${init.name}=${init.value}`)
          const verdict = deletes ? 'persistent' : verdictOn(shown, stack)
          if (!verdict) return Promise.resolve()
          const most = longest(shown) * 1000
          if (verdict === 'session') {
            delete init.expires
            delete init.maxAge
          } else if (deletes) init.expires = 0
          else if ((expires ?? 0) > Date.now() + most || (maxAge ?? 0) * 1000 > most) {
            delete init.maxAge
            init.expires = Date.now() + most
          }
          return go()
        }),
      ]),
    }
  },
}
