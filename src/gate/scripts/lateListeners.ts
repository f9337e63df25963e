import { type Method, patch } from '../../lib/patch'

/** Listeners that released scripts add for moments of the page that have passed. */
export interface LateListeners {
  /** Calls each once, in the order of the moments. */
  flush(): void
  undo(): void
}

const ORDER = ['readystatechange', 'DOMContentLoaded', 'load', 'pageshow']

/** Whether the page's moment has come; listeners added later would wait for ever. */
function passed(type: string): boolean {
  if (document.readyState !== 'complete') {
    if (type !== 'DOMContentLoaded') return false
  } else if (type === 'readystatechange') return true
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!entry) return document.readyState === 'complete'
  return (type === 'DOMContentLoaded' ? entry.domContentLoadedEventStart : entry.loadEventStart) > 0
}

/**
 * Keeps listeners for `DOMContentLoaded`, `load`, `pageshow` and `readystatechange` that a released script adds too
 * late, so that a library which waits for the page still starts. Only released scripts are served: the page's own
 * late listeners stay uncalled, as the platform has it, and nothing is dispatched again.
 *
 * @param released whether the script that runs now was released
 */
export function keepLateListeners(released: () => boolean): LateListeners {
  let kept: { type: string; target: EventTarget; listener: EventListenerOrEventListenerObject }[] = []

  const keep =
    (target: EventTarget) =>
    (original: Method): Method =>
      function (...args) {
        const [type, listener] = args as [string, EventListenerOrEventListenerObject | null]
        if (!listener || !ORDER.includes(type) || !released() || !passed(type)) return original.apply(this, args)
        if (!kept.some((one) => one.type === type && one.listener === listener)) kept.push({ type, target, listener })
      }
  const drop: (original: Method) => Method = (original) =>
    function (...args) {
      kept = kept.filter(({ type, listener }) => type !== args[0] || listener !== args[1])
      return original.apply(this, args)
    }
  const handlers = { load: [window, 'onload'], readystatechange: [document, 'onreadystatechange'] } as const
  const before = Object.values(handlers).map(([target, key]) => target[key as never])

  const undo = [document, window].flatMap((target) => [
    patch(target, 'addEventListener', keep(target)),
    patch(target, 'removeEventListener', drop),
  ])

  return {
    flush() {
      Object.entries(handlers).forEach(([type, [target, key]], index) => {
        const handler = target[key as never] as EventListener | null
        if (handler && handler !== before[index] && passed(type)) kept.push({ type, target, listener: handler })
        before[index] = handler as never
      })
      const due = kept.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
      kept = []
      for (const { type, target, listener } of due) {
        const event = new Event(type)
        const at = type === 'load' || type === 'pageshow' ? document : target
        for (const key of ['target', 'srcElement']) Object.defineProperty(event, key, { value: at })
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
    },
    undo() {
      for (const one of undo) one()
    },
  }
}
