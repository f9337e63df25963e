import type { ResolvedConfig } from '../config/schema'
import type { Fail } from '../lib/report'
import { whenDefined } from '../lib/whenDefined'
import type { Told, Vendor } from './types'

/** What all vendors share: the grants, the page's globals and the trace. */
export interface TellContext {
  config: Pick<ResolvedConfig, 'signals' | 'categories' | 'ids'>
  /** Whether a category or service may run now. */
  grants(id: string): boolean
  /** Its abort stops waiting for globals. */
  teardown: Pick<AbortController, 'signal'>
  fail: Fail
  /** The page's globals. */
  world: object
  /** Every call that was made. */
  trace: Told[]
}

/** Creates the function that tells one vendor of the choice: now, or as soon as its global exists. */
export function createTell(
  { id, global, prepare, calls, makeCall }: Vendor,
  { config, grants, teardown, fail, world, trace }: TellContext,
): (decided: boolean) => void {
  const categories = config.categories.map((category) => category.id)
  // A service with the vendor's id can be refused by itself, and its category may be one that `calls` does not know.
  const hasService = config.ids.includes(id)
  const allows = (category: string): boolean => {
    if (!hasService) return grants(category)
    return grants(id) && (!categories.includes(category) || grants(category))
  }

  let decided = false
  let first = true
  let had = false
  let toldState = ''
  let toldCalls = ''

  /** Makes the calls that follow from the choice; returns `false` if the global cannot take them yet. */
  const tell = (target: unknown): boolean => {
    const state = JSON.stringify([decided, categories.filter(allows)])
    if (state === toldState) return true
    let anyAllowed = false
    const ask = (category: string): boolean => {
      const allowed = allows(category)
      anyAllowed ||= allowed
      return allowed
    }
    const list = calls({ allows: ask, categories, decided, first, had })
    const text = JSON.stringify(list)
    if (text !== toldCalls) {
      for (const call of list) {
        if (!makeCall(target, call)) return false
        trace.push({ vendor: id, args: call, at: performance.now() })
      }
    }
    toldState = state
    toldCalls = text
    first = false
    had ||= anyAllowed
    return true
  }

  let stopWaiting = (): void => {}
  teardown.signal.addEventListener('abort', () => stopWaiting())
  return (now) => {
    decided = now
    stopWaiting()
    try {
      if (first) prepare?.(world as Record<string, unknown>)
      const target: unknown = Reflect.get(world, global)
      if (target === undefined || !tell(target)) stopWaiting = whenDefined(world, global, tell)
    } catch (error) {
      fail('signal-failed', `${id}: ${error}`)
    }
  }
}
