import { judge } from '../choice/judge'
import { longest } from '../choice/longest'
import type { Choice, Verdict } from '../choice/types'
import { validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { ageOf, cookieName, deletesCookie, shownName, toDeletion, toShorter } from '../lib/cookieText'
import { warn } from '../lib/report'
import { resolveOnce } from './config'
import { deletions } from './expire'
import { recordIn, termsOf } from './record'
import { type Seen, type Source, see } from './visitor'

/** The writer is the site's own server: undeclared cookies are judged as those of the site's own scripts. */
const own = (): boolean => true

/** Most lines about cookies that last too long: their names may be without number. */
const MOST = 50
const told = new Set<string>()

function tellOnce(detail: string): void {
  if (told.has(detail) || told.size >= MOST) return
  told.add(detail)
  warn(`too-long: ${detail}`)
}

/** Judges a cookie by the name that it shows. */
const verdictOn = (name: string, { terms }: Seen): Verdict => judge(terms, 'cookies', name, own).verdict

/** Returns the terms under the choice that the response itself sets, if it does. */
function withNewChoice(texts: readonly string[], seen: Seen, config: ResolvedConfig): Seen {
  const mine = texts.filter((text) => cookieName(text) === config.cookie.name && !deletesCookie(text)).at(-1)
  if (!mine) return seen
  const record = recordIn(mine.split(';', 1)[0] ?? '', config.cookie.name)
  const { choice } = validity(record, config, Date.now())
  return { ...seen, terms: { config, choice, withheld: withheld(config, seen.signal, { record, choice }) } }
}

/**
 * Returns the `Set-Cookie` values to send: covered ones unchanged or shortened, and deletions of cookies in the request
 * that are no longer covered, `HttpOnly` ones too.
 *
 * @param expires whether deletions may be added
 */
export function filterTexts(texts: readonly string[], seen: Seen, config: ResolvedConfig, expires: boolean): string[] {
  const now = withNewChoice(texts, seen, config)
  const passed = texts.flatMap((text) => {
    if (deletesCookie(text)) return [toDeletion(text)]
    const name = shownName(text)
    const verdict = verdictOn(name, now)
    return verdict ? [toShorter(text, verdict === 'session' ? 0 : longest(config, name, ageOf(text), tellOnce))] : []
  })
  const due = expires ? now.names.filter((name) => !verdictOn(name, now)) : []
  return [...passed, ...deletions(due, now.host, now.path)]
}

/** Returns whether a shared cache may store the response: it would send one visitor's deletions to all. */
export const isShared = (cacheControl: string): boolean => /\b(public|s-maxage)\b/i.test(cacheControl)

/** Returns each `Set-Cookie` value. Older runtimes join them with commas, which dates contain too. */
const setCookies = (headers: Headers): string[] =>
  headers.getSetCookie?.() ?? headers.get('set-cookie')?.split(/,\s*(?=[^;,\s]+=)/) ?? []

const isChoice = (who: Source | Choice): who is Choice => typeof who === 'object' && !!who && 'granted' in who

/**
 * Holds a response to the visitor's choice. Drops each `Set-Cookie` that the choice does not cover, or makes it a
 * session cookie; deletions, necessary cookies and the choice itself pass. Expires cookies of the request that are no
 * longer covered, `HttpOnly` ones too. Returns the same object, or a copy if its headers are immutable.
 *
 * @param who the request; or a choice alone, which tells neither the cookies of the request nor a privacy signal
 * @throws ConsentConfigError for a wrong config
 */
export function filterSetCookie<T extends Response | Headers>(
  response: T,
  who: Source | Choice,
  config: ConsentConfig,
): T {
  const resolved = resolveOnce(config)
  const headers = 'headers' in response ? (response.headers as Headers) : (response as Headers)
  const before = setCookies(headers)
  // A WebSocket needs the runtime's own response object, and Deno has closed its request by then.
  const opens = (response as Response).status === 101
  if (opens && !before.length) return response
  const choice = isChoice(who) ? who : null
  const seen = choice
    ? { ...see('', resolved), terms: termsOf(choice, resolved) }
    : see((who as Source) || '', resolved)
  const after = filterTexts(before, seen, resolved, !opens && !isShared(headers.get('cache-control') ?? ''))
  if (before.length === after.length && before.every((text, index) => text === after[index])) return response

  const write = (into: Headers): void => {
    into.delete('set-cookie')
    for (const text of after) into.append('set-cookie', text)
  }
  try {
    write(headers)
    return response
  } catch {
    // Headers of responses from `fetch` and `Response.redirect` are immutable.
    const { body } = response as Response
    const copy = new Response(body, response as Response)
    write(copy.headers)
    return copy as T
  }
}
