import { judge } from '../choice/judge'
import { longest } from '../choice/longest'
import type { Choice, Verdict } from '../choice/types'
import { validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { cookieName, deletesCookie, shownName, toDeletion, toSession, toShorter } from '../lib/cookieText'
import { settle } from './config'
import { deletions } from './expire'
import { recordIn, termsOf } from './record'
import { type Seen, type Source, see } from './visitor'

/** The site's own server sets it: where the config leaves undeclared cookies of its own scripts alone, so here. */
const own = (): boolean => true

/** What a response may do to the jar. One without a name is sent back as its bare value, and so stands for that name. */
function verdictOn(text: string, { terms }: Seen): Verdict {
  const name = cookieName(text) || cookieName(text.replace(/^[\s=]+/, ''))
  return judge(terms, 'cookies', name, own).verdict
}

/** A response that sets the choice is held to that choice. */
function withNewChoice(texts: readonly string[], seen: Seen, config: ResolvedConfig): Seen {
  const mine = texts.filter((text) => cookieName(text) === config.cookie.name && !deletesCookie(text)).at(-1)
  if (!mine) return seen
  const record = recordIn(mine.split(';', 1)[0] ?? '', config.cookie.name)
  const { choice } = validity(record, config, Date.now())
  return { ...seen, terms: { config, choice, withheld: withheld(config, seen.signal, { record, choice }) } }
}

/**
 * The `Set-Cookie` texts that may go out: as they were, for the session, or not at all; and deletions of the cookies
 * that came with the request though nothing covers them any more, `HttpOnly` ones too.
 *
 * @param expires whether deletions may be added
 */
export function filterTexts(texts: readonly string[], seen: Seen, config: ResolvedConfig, expires: boolean): string[] {
  const now = withNewChoice(texts, seen, config)
  const passed = texts.flatMap((text) => {
    if (deletesCookie(text)) return [toDeletion(text)]
    const verdict = verdictOn(text, now)
    if (!verdict) return []
    return [verdict === 'session' ? toSession(text) : toShorter(text, longest(config, shownName(text)))]
  })
  const due = expires ? now.names.filter((name) => !judge(now.terms, 'cookies', name, own).verdict) : []
  return [...passed, ...deletions(due, now.host, now.path)]
}

/** A cache that many visitors share may keep such a response: what it tells one jar, it would tell all. */
export const isShared = (cacheControl: string): boolean => /\b(public|s-maxage)\b/i.test(cacheControl)

/** Each `Set-Cookie` by itself; older runtimes only tell them joined, and a date has a comma of its own. */
const setCookies = (headers: Headers): string[] =>
  headers.getSetCookie?.() ?? headers.get('set-cookie')?.split(/,\s*(?=[^;,\s]+=)/) ?? []

const isChoice = (who: Source | Choice): who is Choice => typeof who === 'object' && !!who && 'granted' in who

/**
 * Holds a response to what the visitor chose: each `Set-Cookie` that the choice does not cover is dropped, or made one
 * for the session; deletions, necessary cookies and the choice itself pass. Cookies that came with the request and are
 * no longer covered are expired, `HttpOnly` ones too. Returns what to send: the same object, unless its headers are
 * immutable.
 *
 * @param who the request. A choice alone tells neither which cookies came nor of a privacy signal.
 * @throws ConsentConfigError for a wrong config
 */
export function filterSetCookie<T extends Response | Headers>(
  response: T,
  who: Source | Choice,
  config: ConsentConfig,
): T {
  const resolved = settle(config)
  const headers = 'headers' in response ? (response.headers as Headers) : (response as Headers)
  const before = setCookies(headers)
  // What opens a socket must stay the very response that the runtime made, and Deno has closed its request by then.
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
    // What `fetch` and `Response.redirect` return cannot be changed.
    const { body } = response as Response
    const copy = new Response(body, response as Response)
    write(copy.headers)
    return copy as T
  }
}
