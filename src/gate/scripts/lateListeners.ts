import { ownerOf } from '../../lib/capture'
import { readyState } from '../../lib/natives'
import { type Act, patch, takeOff } from '../../lib/patch'

/** Listeners that released scripts add for page events that have already fired. */
export interface LateListeners {
  /** Calls each once, in the order of the events. */
  flush(): void
  undo(): void
}

interface Late {
  type: string
  target: EventTarget
  listener: EventListenerOrEventListenerObject
  /** Whether it was set as a property: `window.onload = …`. */
  isHandler?: boolean
}

const MOMENTS = ['readystatechange', 'DOMContentLoaded', 'load', 'pageshow']

/** Whether the page has fired this event, so that a listener added now would never be called. */
function hasPassed(type: string): boolean {
  const isComplete = readyState(document) === 'complete'
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (entry && type === 'DOMContentLoaded') return entry.domContentLoadedEventStart > 0
  return isComplete && (!entry || type === 'readystatechange' || entry.loadEventStart > 0)
}

/** Calls a listener as the browser would have when the event fired. */
function call({ type, target, listener }: Late): void {
  const event = new Event(type)
  const origin = type === 'load' || type === 'pageshow' ? document : target
  for (const key of ['target', 'srcElement']) Object.defineProperty(event, key, { value: origin })
  Object.defineProperty(event, 'currentTarget', { value: target })
  try {
    if (typeof listener === 'function') listener.call(target, event)
    else listener.handleEvent(event)
  } catch (error) {
    // As in the browser: the error is reported, and the next listener is called.
    setTimeout(() => {
      throw error
    })
  }
}

/**
 * Keeps listeners for `DOMContentLoaded`, `load`, `pageshow` and `readystatechange` that a released script adds too
 * late, so that a library which waits for the page still starts. The page's own late listeners are not called, as
 * without the SDK, and no event is dispatched again.
 *
 * @param isReleased whether the script that is running was released
 */
export function keepLateListeners(isReleased: () => boolean): LateListeners {
  let kept: Late[] = []

  const isLate = (type: string): boolean => MOMENTS.includes(type) && isReleased() && hasPassed(type)
  const keep =
    (target: EventTarget): Act =>
    (go, args) => {
      const [type, listener] = args as [string, EventListenerOrEventListenerObject | null]
      if (!listener || !isLate(type)) return go()
      if (!kept.some((late) => late.type === type && late.listener === listener)) kept.push({ type, target, listener })
    }
  const drop: Act = (go, args) => {
    kept = kept.filter(({ type, listener }) => type !== args[0] || listener !== args[1])
    return go()
  }
  const keepHandler =
    (type: string, target: EventTarget): Act =>
    (go, args) => {
      const [listener] = args as [EventListener | null]
      kept = kept.filter((late) => !late.isHandler || late.type !== type)
      if (listener && isLate(type)) kept.push({ type, target, listener, isHandler: true })
      return go()
    }

  return {
    flush() {
      const late = kept.sort((a, b) => MOMENTS.indexOf(a.type) - MOMENTS.indexOf(b.type))
      kept = []
      late.forEach(call)
    },
    undo: takeOff([
      ...[document, window].flatMap((target) => [
        patch(target, 'addEventListener', keep(target)),
        patch(target, 'removeEventListener', drop),
      ]),
      patch(window, 'onload', keepHandler('load', window)),
      patch(ownerOf(document, 'onreadystatechange'), 'onreadystatechange', keepHandler('readystatechange', document)),
    ]),
  }
}
