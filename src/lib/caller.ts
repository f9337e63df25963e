type Callable = (...args: never[]) => unknown

interface StackTaker {
  stackTraceLimit?: number | undefined
  captureStackTrace?(holder: { stack?: string }, above: Callable): void
}

/**
 * The call stack above a function, innermost frame first, whatever the page made of `Error.stackTraceLimit` (V8).
 * Without `captureStackTrace` (Firefox before 138) the frames below are still in it.
 */
export function stackAbove(above: Callable): string {
  const taker = Error as StackTaker
  const limit = taker.stackTraceLimit
  const holder: { stack?: string | undefined } = {}
  Reflect.set(taker, 'stackTraceLimit', 30)
  if (taker.captureStackTrace) taker.captureStackTrace(holder as { stack?: string }, above)
  else holder.stack = new Error().stack
  Reflect.set(taker, 'stackTraceLimit', limit)
  return `${holder.stack}`
}

/**
 * Hosts of the scripts on a call stack, innermost first, without those of the SDK's own file. Chromium writes
 * `at f (https://host/x.js:1:2)`, Firefox and WebKit `f@https://host/x.js:1:2`; all three give absolute URLs.
 */
export const callerHosts = (stack: string, own?: string): string[] =>
  (stack.match(/https?:\/\/[^\s)]+/g) ?? [])
    .filter((url) => !own || !url.startsWith(own))
    .map((url) => url.split(/\/+|:\d+\//)[1] ?? '')

/** Host of the innermost of them; `''` where no frame has one. */
export const callerHost = (stack: string, own?: string): string => callerHosts(stack, own)[0] ?? ''
