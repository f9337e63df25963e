import type { Emitter } from '../events'
import { type Fail, report } from '../lib/report'
import type { Door } from '../parts/registry'

type Safely = <A extends unknown[]>(work: (...given: A) => unknown) => (...given: A) => Promise<void>

/**
 * What becomes of what goes wrong. `fail` tells it: one line in the console and one `error` event for each fault, however
 * often it comes; it never throws. `safely` keeps it from the page: a form named like a method of `document`, a built-in
 * that the page broke.
 */
export function createFaults({ load }: Pick<Door, 'load'>, emit: Emitter['emit']): [fail: Fail, safely: Safely] {
  const told: string[] = []
  const fail: Fail = (code, detail) => {
    const text = `${code}: ${detail}`
    try {
      if (told.includes(text)) return
      told.push(text)
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
  const safely: Safely =
    (work) =>
    async (...given) => {
      try {
        await work(...given)
      } catch (error) {
        fail('failed', `${error}`)
      }
    }
  return [fail, safely]
}
