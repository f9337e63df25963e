import { type Act, patch, takeOff } from '../../lib/patch'

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
}

const MOMENTS = ['readystatechange', 'DOMContentLoaded', 'load', 'pageshow']

/** Whether the page's moment has come; listeners added later would wait for ever. */
function hasPassed(type: string): boolean {
  if (document.readyState !== 'complete') {
    if (type !== 'DOMContentLoaded') return false
  } else if (type === 'readystatechange') return true
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!entry) return document.readyState === 'complete'
  return (type === 'DOMContentLoaded' ? entry.domContentLoadedEventStart : entry.loadEventStart) > 0
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
 * @param isReleased whether the script that runs now was released
 */
export function keepLateListeners(isReleased: () => boolean): LateListeners {
  let kept: Late[] = []

  const keep =
    (target: EventTarget): Act =>
    (go, args) => {
      const [type, listener] = args as [string, EventListenerOrEventListenerObject | null]
      if (!listener || !MOMENTS.includes(type) || !isReleased() || !hasPassed(type)) return go()
      if (!kept.some((late) => late.type === type && late.listener === listener)) kept.push({ type, target, listener })
    }
  const drop: Act = (go, args) => {
    kept = kept.filter(({ type, listener }) => type !== args[0] || listener !== args[1])
    return go()
  }
  const undo = takeOff(
    [document, window].flatMap((target) => [
      patch(target, 'addEventListener', keep(target)),
      patch(target, 'removeEventListener', drop),
    ]),
  )

  /** The page's handlers for such moments, and when they were seen last. */
  const handlers = [
    { type: 'load', target: window, read: () => window.onload },
    { type: 'readystatechange', target: document, read: () => document.onreadystatechange },
  ].map((handler) => ({ ...handler, known: handler.read() }))
  const keepHandlers = (): void => {
    for (const handler of handlers) {
      const { type, target, read, known } = handler
      const listener = read() as EventListener | null
      if (listener && listener !== known && hasPassed(type)) kept.push({ type, target, listener })
      handler.known = listener
    }
  }

  return {
    flush() {
      keepHandlers()
      const late = kept.sort((a, b) => MOMENTS.indexOf(a.type) - MOMENTS.indexOf(b.type))
      kept = []
      late.forEach(call)
    },
    undo,
  }
}
