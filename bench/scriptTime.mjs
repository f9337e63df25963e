/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur?: number, args?: object }} TraceEvent */

/** Whatever runs JavaScript, and what a script may make the browser do at once, which is not its own work. */
const SCRIPT =
  /^(EvaluateScript|FunctionCall|RunMicrotasks|v8\.(compile|run|callFunction|compileModule|evaluateModule))$/
const LAYOUT = /^(UpdateLayoutTree|Layout)$/

/**
 * Time that the page's main thread spent in JavaScript, in milliseconds on the processor, microtasks with it: the
 * browser's own counter leaves those out, and some do all their work in them. Style and layout that a script forces are
 * not counted.
 *
 * @param {TraceEvent[]} events of the category devtools.timeline and v8.execute
 * @param {string} origin of the page
 */
export function scriptTime(events, origin) {
  const main = events.find(({ name, args }) => name === 'ParseHTML' && JSON.stringify(args).includes(origin))
  if (!main) throw new Error('The trace has no page in it.')
  const mine = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === main.pid && tid === main.tid)
    .filter(({ name }) => SCRIPT.test(name) || LAYOUT.test(name))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
  let sum = 0
  /** @type {TraceEvent[]} */
  const open = []
  for (const event of mine) {
    while (open[0] && open[0].ts + open[0].dur <= event.ts) open.shift()
    const spent = event.tdur ?? 0
    const inside = open[0] && SCRIPT.test(open[0].name)
    // What is nested counts with what it is in, save where the kinds differ.
    if (SCRIPT.test(event.name)) sum += inside ? 0 : spent
    else if (inside) sum -= spent
    open.unshift(event)
  }
  return sum / 1000
}
