import type { ConsentConfig } from '../config/schema'
import { resolveOnce } from './config'
import { filterSetCookie } from './filterSetCookie'
import { saveChoice } from './saveChoice'

/** A request handler; further arguments (an environment, a context) are the framework's own. */
type Handler<A extends unknown[], R> = (request: Request, ...more: A) => R | Promise<R>

/** Returns whether this request is for the endpoint that `cookie.url` names. */
const isEndpoint = (request: Request, url: string | undefined): boolean =>
  !!url && new URL(request.url).pathname === new URL(url, request.url).pathname

/**
 * Wraps a request handler: holds its responses to the visitor's choice, and answers `cookie.url` itself. For workers,
 * Deno, Bun, route handlers, and everything else that takes a `Request` and returns a `Response`.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function guard<A extends unknown[], R extends Response | undefined>(
  handler: Handler<A, R>,
  config: ConsentConfig,
): (request: Request, ...more: A) => Promise<R | Response> {
  const { url } = resolveOnce(config).cookie
  return async (request, ...more) => {
    if (isEndpoint(request, url)) return saveChoice(request, config)
    const response = await handler(request, ...more)
    // In Bun, a request that became a WebSocket has no response.
    return response && filterSetCookie(response, request, config)
  }
}

/** The part of Hono's context that is needed; itty and h3 in web mode have it too. */
interface WebContext {
  req: { raw: Request }
  res: Response
}

/**
 * Returns middleware for Hono: `app.use(consent(config))`.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function consent(
  config: ConsentConfig,
): (context: WebContext, next: () => Promise<void>) => Promise<Response | undefined> {
  const { url } = resolveOnce(config).cookie
  return async (context, next) => {
    const request = context.req.raw
    if (isEndpoint(request, url)) return saveChoice(request, config)
    await next()
    const { res } = context
    const filtered = filterSetCookie(res, request, config)
    if (filtered === res) return undefined
    // Hono merges the old response's cookies into the new one, unless the old one is removed first.
    Object.assign(context, { res: undefined })
    context.res = filtered
    return undefined
  }
}

/**
 * Returns `/.well-known/gpc.json`, which tells whether the site honours Global Privacy Control
 * (https://w3c.github.io/gpc/#support-resource), as the config says.
 *
 * @param lastUpdate the day of this statement, `2026-11-01`
 */
export const gpcSupport = (config: ConsentConfig, lastUpdate: string): Response =>
  new Response(
    JSON.stringify({
      gpc: resolveOnce(config).respect.gpc && resolveOnce(config).categories.some(({ gpc }) => gpc),
      lastUpdate,
    }),
    {
      headers: { 'Content-Type': 'application/json' },
    },
  )
