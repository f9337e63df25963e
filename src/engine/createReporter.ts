import type { Emitter } from '../events'
import { type Fail, report } from '../lib/report'
import type { Door } from './door'

/** Reports failures, and keeps them from the page. */
export interface Reporter {
  /** Reports each distinct failure once: one console line and one `error` event. Never throws. */
  fail: Fail
  /** Wraps work so that it never throws: an element may shadow a method of `document`, a page may break built-ins. */
  safely<A extends unknown[]>(work: (...given: A) => unknown): (...given: A) => Promise<void>
}

export function createReporter({ load }: Pick<Door, 'load'>, emit: Emitter['emit']): Reporter {
  const told = new Set<string>()

  const fail: Fail = (code, detail) => {
    const text = `${code}: ${detail}`
    try {
      if (told.has(text)) return
      told.add(text)
      // The words are fetched: a page where nothing goes wrong never needs them.
      load('explain')
        .then(({ explain }) => report(explain(code, detail)))
        .catch(() => report(text))
      // A listener of `error` that throws would be called again, and throw again.
      if (code !== 'listener') emit('error', { error: Object.assign(new Error(text), { code }) })
    } catch {
      report(text)
    }
  }

  return {
    fail,
    safely:
      (work) =>
      async (...given) => {
        try {
          await work(...given)
        } catch (error) {
          fail('failed', `${error}`)
        }
      },
  }
}
