import { ownerOf } from '../lib/capture'
import { ageOf, cutControls, shownName, toDeletion, toShorter } from '../lib/cookieText'
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
 * cookie, and no script an answer that is to be taken over. Cookies that HTTP sets, and other realms, are out of a page
 * script's reach.
 */
export const cookies: Gate = {
  install({ ask, isAnswer, fail, longest }) {
    /** Returns the verdict on a cookie of this name; a falsy value drops the write. */
    const verdictOn = (name: string, stack: () => string) => {
      if (isAnswer(name) && !isOwnWrite()) return fail('own-name', name)
      return ask('cookie', name, stack).verdict
    }

    return {
      undo: takeOff([
        patch(ownerOf(document, 'cookie'), 'cookie', (go, args, stack) => {
          try {
            let text = cutControls(`${args[0]}`)
            const asked = ageOf(text)
            if (asked <= 0) text = toDeletion(text)
            else {
              const name = shownName(text)
              const verdict = verdictOn(name, stack)
              if (!verdict) return
              text = toShorter(text, verdict === 'session' ? 0 : longest(name, asked))
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
          const now = Date.now()
          const asked = Number(maxAge ?? (Number(expires ?? Number.NaN) - now) / 1000)
          const deletes = asked <= 0
          const shown = shownName(`${init.name}=${init.value}`)
          const verdict = deletes ? 'persistent' : verdictOn(shown, stack)
          if (!verdict) return Promise.resolve()
          const most = verdict === 'session' ? 0 : longest(shown, asked)
          delete init.maxAge
          if (deletes) init.expires = 0
          else if (most) init.expires = now + most * 1000
          else delete init.expires
          return go()
        }),
      ]),
    }
  },
}
