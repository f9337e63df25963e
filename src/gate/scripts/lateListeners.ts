import { ownerOf, readyState } from '../../lib/natives'
import { type Act, type Patch, takeOff } from '../../lib/patch'

/** Listeners that released scripts add for moments of the page that have passed. */
export interface LateListeners {
  /** Calls each once, in the order of the moments. */
  flush(): void
  undo(): void
}

interface Late {
  type: string
  target: EventTarget
  listener: EventListenerOrEventListenerObject
  /** Whether it is the one that is kept in the target's own property: `window.onload = …`. */
  isHandler?: boolean
}

const MOMENTS = ['readystatechange', 'DOMContentLoaded', 'load', 'pageshow']

/** Whether the page's moment has come; listeners added later would wait for ever. */
function hasPassed(type: string): boolean {
  const isComplete = readyState(document) === 'complete'
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (entry && type === 'DOMContentLoaded') return entry.domContentLoadedEventStart > 0
  return isComplete && (!entry || type === 'readystatechange' || entry.loadEventStart > 0)
}

/** Calls a listener as the browser would have at its moment. */
function call({ type, target, listener }: Late): void {
  const event = new Event(type)
  const origin = type === 'load' || type === 'pageshow' ? document : target
  for (const key of ['target', 'srcElement']) Object.defineProperty(event, key, { value: origin })
  Object.defineProperty(event, 'currentTarget', { value: target })
  try {
    if (typeof listener === 'function') listener.call(target, event)
    else listener.handleEvent(event)
  } catch (error) {
    // As the platform does with a listener that throws: reported, and the next one is called.
    setTimeout(() => {
      throw error
    })
  }
}

/**
 * Keeps listeners for `DOMContentLoaded`, `load`, `pageshow` and `readystatechange` that a released script adds too
 * late, so that a library which waits for the page still starts. Only released scripts are served: the page's own
 * late listeners stay uncalled, as the platform has it, and nothing is dispatched again.
 *
 * @param patch what the patches of the gates are made by
 * @param isReleased whether the script that runs now was released
 */
export function keepLateListeners(patch: Patch, isReleased: () => boolean): LateListeners {
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
