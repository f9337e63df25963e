import { readOnce, requestUrl } from '../../lib/natives'

/** Returns the address in a call's first argument. Only `fetch` and `fetchLater` accept a `Request`. */
export function addressOf(name: string, args: unknown[]): unknown {
  if (name.startsWith('fetch')) {
    try {
      return requestUrl(args[0] as object)
    } catch {
      // Not a `Request`, so the browser takes it as text.
    }
  }
  if (args.length) args[0] = readOnce(args[0])
  return args[0]
}
