type Callable = (...args: never[]) => unknown

interface StackTaker {
  stackTraceLimit?: number | undefined
  captureStackTrace?(holder: { stack?: string }, above: Callable): void
}

/**
 * Returns the call stack above a function, innermost frame first: up to 30 frames, whatever the page has set
 * `Error.stackTraceLimit` (V8) to. Without `captureStackTrace` (Firefox before 138) the frames below are in it too.
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
 * Returns the hosts of the scripts on a call stack, innermost first, leaving out the SDK's own file (`own`). Chromium
 * writes `at f (https://host/x.js:1:2)`, Firefox and WebKit `f@https://host/x.js:1:2`; all three give absolute URLs.
 */
export const callerHosts = (stack: string, own?: string): string[] =>
  (stack.match(/https?:\/\/[^\s)]+/g) ?? [])
    .filter((url) => !own || !url.startsWith(own))
    .map((url) => url.split(/\/+|:\d+\//)[1] ?? '')
