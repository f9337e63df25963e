import { categoryOf } from '../choice/match'
import type { ChoiceRecord } from '../choice/types'
import { fingerprintsOf, validity } from '../choice/validity'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { decode, encode } from '../storage/codec'
import { resolveOnce } from './config'
import { filterSetCookie } from './filterSetCookie'
import { type Seen, see } from './visitor'

/** Most bytes of a body: browsers keep no cookie beyond 4 kB. */
const MOST = 4096

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const HOUR = 36e5

/**
 * Returns whether a page of this origin makes the request, by `Sec-Fetch-Site` or, in older browsers, `Origin`. A
 * request with neither is refused.
 */
function isOwnPage({ header, host }: Seen, url: string): boolean {
  const site = header('sec-fetch-site')
  if (site) return site === 'same-origin'
  try {
    const from = new URL(header('origin'))
    return from.origin === new URL(url).origin || (from.hostname === host && from.host === header('host'))
  } catch {
    return false
  }
}

/** Returns the text of a body; `null` if it has more than `MOST` bytes. One in chunks does not say its length. */
async function textOf({ body }: Request): Promise<string | null> {
  const reader = body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let left = MOST
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    left -= part.value.length
    if (left < 0) {
      // Not awaited: a body that never ends may never be told either.
      reader?.cancel().catch(() => {})
      return null
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text
}

/** Returns whether the SDK could have written this record under the current config. */
function isSound({ choice, known }: ChoiceRecord, config: ResolvedConfig): boolean {
  const { granted, except = [], at, id } = choice
  const [grants] = granted
  const prints = [...new Set(fingerprintsOf(config).map(([, print]) => print))]
  return (
    // Unknown ids are valid only with fingerprints of another part of the site; they grant nothing here.
    (prints.length < known.length || granted.every((one) => config.categories.some(({ id }) => id === one))) &&
    except.every((one) => !config.ids.includes(one) || granted.includes(categoryOf(config, one))) &&
    // A page with an older config asked about something else.
    prints.every((print) => known.includes(print)) &&
    // A refusal must identify nobody: no id, and no time more exact than the hour.
    (grants ? !id || (!!config.receipts && UUID.test(id)) : !id && Date.parse(at) % HOUR === 0)
  )
}

/** Returns the `Domain` that the page asks for, if the request's host may set it; `''` (host-only) otherwise. */
function domainOf(wanted: unknown, host: string, config: ResolvedConfig): string {
  const domain = config.cookie.domain ?? wanted
  if (typeof domain !== 'string' || !/^[\w.-]+$/.test(domain)) return ''
  return host === domain || (domain.includes('.') && host.endsWith(`.${domain}`)) ? domain : ''
}

/**
 * Answers the page's `POST` of a choice to `cookie.url` with the same cookie, set by HTTP: Safari keeps what a script
 * sets for 7 days. Accepts only what the SDK writes, from pages of the same origin, and stores nothing.
 *
 * @throws ConsentConfigError for a wrong config
 */
export async function saveChoice(request: Request, config: ConsentConfig): Promise<Response> {
  const resolved = resolveOnce(config)
  const seen = see(request, resolved)
  const answer = (status: number, headers: Record<string, string> = {}): Response =>
    new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

  if (request.method !== 'POST') return answer(405, { Allow: 'POST' })
  if (!isOwnPage(seen, request.url)) return answer(403)
  // No form can send this type, and other origins need a preflight
  // (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
  if (!/^application\/json\s*(;|$)/i.test(seen.header('content-type'))) return answer(415)
  if (Number(seen.header('content-length')) > MOST) return answer(413)
  const text = await textOf(request)
  if (text === null) return answer(413)

  let body: { choice?: unknown; domain?: unknown }
  try {
    body = Object(JSON.parse(text))
  } catch {
    return answer(400)
  }
  const { choice, domain } = body
  const record = typeof choice === 'string' ? decode(choice) : null
  if (!record || encode(record) !== choice) return answer(400)
  // For another policy, from a wrong clock, or about other services.
  if (validity(record, resolved, Date.now()).why || !isSound(record, resolved)) return answer(409)

  const { name, path, days } = resolved.cookie
  const at = domainOf(domain, seen.host, resolved)
  const set = [
    `${name}=${choice}`,
    `Path=${path}`,
    ...(at ? [`Domain=${at}`] : []),
    ...(record.choice.lifetime === 'session' ? [] : [`Max-Age=${days * 86400}`]),
    'SameSite=Lax',
    // As in the page: only for the prefixes that need it, so that the choice also holds on http.
    ...(/^__(secure|host)-/i.test(name) ? ['Secure'] : []),
  ]
  return filterSetCookie(answer(204, { 'Set-Cookie': set.join('; ') }), request, config)
}
