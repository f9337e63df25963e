import type { ConsentConfig } from '../config/schema'
import { settle } from './config'
import { filterSetCookie } from './filterSetCookie'
import { saveChoice } from './saveChoice'

/** What makes a response of a request; further arguments (an environment, a context) are the framework's own. */
type Handler<A extends unknown[], R> = (request: Request, ...more: A) => R | Promise<R>

/** Whether this request is for the endpoint that `cookie.url` names. */
const isEndpoint = (request: Request, url: string | undefined): boolean =>
  !!url && new URL(request.url).pathname === new URL(url, request.url).pathname

/**
 * A handler of requests whose responses are held to the visitor's choice, and which answers `cookie.url` itself. For
 * workers, Deno, Bun, route handlers, and whatever else takes a `Request` and returns a `Response`.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function guard<A extends unknown[], R extends Response | undefined>(
  handler: Handler<A, R>,
  config: ConsentConfig,
): (request: Request, ...more: A) => Promise<R | Response> {
  const { url } = settle(config).cookie
  return async (request, ...more) => {
    if (isEndpoint(request, url)) return saveChoice(request, config)
    const response = await handler(request, ...more)
    // Bun has none where the request became a socket.
    return response && filterSetCookie(response, request, config)
  }
}

/** As much of Hono's context as is needed; others that are built alike (itty, h3 in web mode) have it too. */
interface WebContext {
  req: { raw: Request }
  res: Response
}

/**
 * Middleware for Hono: `app.use(consent(config))`.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function consent(
  config: ConsentConfig,
): (context: WebContext, next: () => Promise<void>) => Promise<Response | undefined> {
  const { url } = settle(config).cookie
  return async (context, next) => {
    const request = context.req.raw
    if (isEndpoint(request, url)) return saveChoice(request, config)
    await next()
    const { res } = context
    const filtered = filterSetCookie(res, request, config)
    if (filtered === res) return undefined
    // Hono merges the cookies of the response before into the one that replaces it, unless it was taken away first.
    Object.assign(context, { res: undefined })
    context.res = filtered
    return undefined
  }
}

/**
 * `/.well-known/gpc.json`: says that the site honours Global Privacy Control (https://w3c.github.io/gpc/#support-resource).
 * It says so only where the config does.
 *
 * @param lastUpdate the day that this was last true of, `2026-11-01`
 */
export const gpcSupport = (config: ConsentConfig, lastUpdate: string): Response =>
  new Response(
    JSON.stringify({ gpc: settle(config).respect.gpc && settle(config).categories.some(({ gpc }) => gpc), lastUpdate }),
    {
      headers: { 'Content-Type': 'application/json' },
    },
  )
