import { performance } from 'node:perf_hooks'

/** @typedef {import('./runSteps.d.mts').Count} Count */
/** @typedef {import('./runSteps.d.mts').Result} Result */

/** @param {Count} count */
export const inWords = ({ passed, failed, skipped, note }) =>
  [(passed || failed || !note) && `${passed} passed, ${failed} failed`, skipped && `${skipped} skipped`, note]
    .filter(Boolean)
    .join(', ')

/**
 * What several say at once, told one after the other: the first in the list as it comes, each other one when those before
 * it have ended.
 *
 * @param {string[]} names
 * @param {(text: string) => void} write
 */
function tellInTurn(names, write) {
  const held = new Map(names.map((name) => [name, /** @type {string[]} */ ([])]))
  const ended = new Set()
  const waiting = [...names]
  const tell = () => {
    for (let name = waiting[0]; name; name = waiting[0]) {
      for (const text of held.get(name)?.splice(0) ?? []) write(text)
      if (!ended.has(name)) return
      waiting.shift()
    }
  }
  return {
    say: (/** @type {string} */ name, /** @type {string} */ text) => {
      held.get(name)?.push(text)
      tell()
    },
    end: (/** @type {string} */ name) => {
      ended.add(name)
      tell()
    },
  }
}

/** @type {import('./runSteps.d.mts').runSteps} */
export async function runSteps({ steps, argumentsOf = () => [], room, write }) {
  const names = Object.keys(steps)
  const { say, end } = tellInTurn(names, write)
  /** @type {Map<string, Result>} */
  const results = new Map()
  const waiting = [...names]
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()

  /** @param {string} name */
  async function run(name) {
    const step = steps[name]
    if (!step) return
    const began = performance.now()
    say(name, `\n── ${name}\n`)
    const broken = step.needs?.find((need) => results.get(need)?.failed)
    /** @type {Count} */
    let count
    try {
      count = broken
        ? { passed: 0, failed: 0, note: `not run, as ${broken} failed` }
        : await step.run(argumentsOf(name), (text) => say(name, text))
    } catch (error) {
      say(name, `${error instanceof Error ? error.message : error}\n`)
      count = { passed: 0, failed: 1, note: 'could not be run' }
    }
    const seconds = (performance.now() - began) / 1000
    results.set(name, { ...count, seconds })
    say(name, `── ${name.padEnd(9)} ${inWords(count)} (${seconds.toFixed(1)} s)\n`)
    end(name)
  }

  const isReady = (/** @type {string} */ name) =>
    steps[name]?.needs?.every((need) => !(need in steps) || results.has(need)) ?? true
  while (waiting.length || running.size) {
    const taken = () => [...running.keys()].reduce((sum, name) => sum + (steps[name]?.cores ?? 1), 0)
    for (;;) {
      // None overtakes: a large step would wait for ever behind small ones.
      const next = waiting.find(isReady)
      if (!next || (running.size && taken() + (steps[next]?.cores ?? 1) > room)) break
      waiting.splice(waiting.indexOf(next), 1)
      running.set(
        next,
        run(next).finally(() => running.delete(next)),
      )
    }
    await Promise.race(running.values())
  }
  return new Map(names.map((name) => [name, /** @type {Result} */ (results.get(name))]))
}
