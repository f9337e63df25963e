import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromiumArgs, ensureChromium } from '../scripts/browsers.mjs'
import { prepare } from './prepare.mjs'

/**
 * `npm run bench`: measures every case beside the others and writes results.json and the
 * tables of docs/speed.md.
 * `-- --runs 3 --rows modal-seen,bytes-first` measures less, and keeps what was measured before for the other rows;
 * `--dry` writes nothing.
 */

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    rows: { type: 'string' },
    cases: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
})

const resultsFile = fileURLToPath(new URL('results.json', import.meta.url))
const speedFile = fileURLToPath(new URL('../docs/speed.md', import.meta.url))
const runs = Number(options.runs)
if (!(runs >= 1)) throw new Error(`--runs takes a number, not "${options.runs}".`)

await prepare()
// What it imports is only there now.
const [
  { chromium },
  { cases },
  { scenarios, acceptedState },
  { serve },
  { ROWS, putTable, renderTable },
  { putTargets },
] = await Promise.all([
  import('@playwright/test'),
  import('./cases.mjs'),
  import('./rows.mjs'),
  import('./server.mjs'),
  import('./table.mjs'),
  import('./targets.mjs'),
])

const wanted = options.rows?.split(',')
const known = ROWS.filter(({ slope }) => !slope).map(({ id }) => id)
const unknown = wanted?.filter((row) => !known.includes(row))
if (unknown?.length) throw new Error(`No such row: ${unknown}. The rows are: ${known.join(', ')}`)
const chosen = Object.entries(scenarios).filter(([, { rows }]) => !wanted || rows.some((row) => wanted.includes(row)))
const only = options.cases?.split(',')
const names = Object.keys(cases).filter((name) => !only || only.includes(name) || name === 'bare')

/** @type {import('./table.mjs').Results['rows']} */
const rows = {}
const { origin, close } = await serve()
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  // Some show nothing to a browser that says that it is driven.
  args: [...chromiumArgs, '--disable-blink-features=AutomationControlled'],
})
const began = Date.now()
const version = browser.version()

try {
  /** @type {Map<string, import('./visit.mjs').State>} */
  const states = new Map()
  for (const name of names) states.set(name, await acceptedState(browser, origin, name))
  for (let run = 0; run < runs; run++) {
    // Each run begins with another one, so that none is always the first.
    const order = names.map((_, at) => /** @type {string} */ (names[(at + run) % names.length]))
    for (const [scenario, { rows: ids, takes, measure }] of chosen) {
      process.stdout.write(`${scenario} `)
      for (const name of order) {
        if (takes && !takes(name)) continue
        const context = { browser, origin, name, accepted: (/** @type {string} */ of) => states.get(of) }
        // A visit that the machine broke is made once more; one that breaks again counts as not measured.
        const found = await measure(context)
          .catch(() => measure(context))
          .catch((error) => {
            console.error(`${name}, ${scenario}: ${error.message}`)
            return /** @type {Record<string, number>} */ ({})
          })
        for (const id of ids) {
          rows[id] ??= {}
          rows[id][name] ??= []
          rows[id][name][run] = found[id] === undefined ? null : Math.round(found[id] * 1000) / 1000
        }
      }
    }
    console.log(`\nrun ${run + 1} of ${runs}, ${Math.round((Date.now() - began) / 1000)} s`)
  }
} finally {
  await browser.close()
  close()
}

/** @type {Partial<import('./table.mjs').Results>} */
let before = {}
try {
  before = JSON.parse(readFileSync(resultsFile, 'utf8'))
} catch {
  // The first time.
}
/** @type {import('./table.mjs').Results} */
const results = {
  made: { chromium: version, processors: cpus().length, runs },
  cases: Object.fromEntries(
    Object.entries(cases).map(([name, { title, version: of }]) => [name, { title, ...(of && { version: of }) }]),
  ),
  rows: wanted || only ? { ...before.rows, ...rows } : rows,
}
console.log(`\n${renderTable({ ...results, rows })}\n`)
if (!options.dry) {
  // One line a case, so that a change can be read.
  const json = JSON.stringify(results, null, 2).replace(
    /\[\s+([^\]]*?)\s+\]/g,
    (_, list) => `[${list.replace(/\s+/g, ' ')}]`,
  )
  writeFileSync(resultsFile, `${json}\n`)
  writeFileSync(speedFile, putTable(putTargets(readFileSync(speedFile, 'utf8'), results), results))
  console.log('Written to bench/results.json and docs/speed.md.')
}
