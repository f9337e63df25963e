import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

/**
 * `npm run leaks`: measures every vector in every engine, prints the table, and says where docs/limits.md tells
 * otherwise. `npm run leaks -- --write` puts what was measured there.
 */

const ENGINES = /** @type {const} */ ({ chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' })
const file = (/** @type {string} */ engine) => join(root, `.cache/leaks-${engine}.json`)
const limits = join(root, 'docs/limits.md')

/** @typedef {{ version: string, cells: Record<string, [cell: string, evidence: string]> }} Measured */

/** @param {string} engine @returns {Measured | undefined} */
function read(engine) {
  try {
    return JSON.parse(readFileSync(file(engine), 'utf8'))
  } catch {
    return undefined
  }
}

for (const engine of Object.keys(ENGINES)) rmSync(file(engine), { force: true })
const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs'), 'engines'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'pipe'],
  maxBuffer: 64 * 1024 * 1024,
})

/** @type {[string, Measured][]} */
const measured = Object.keys(ENGINES).flatMap((engine) => {
  const found = read(engine)
  return found ? [/** @type {[string, Measured]} */ ([engine, found])] : []
})
if (!measured.length) console.error(`${stdout}${stderr}`)

const titles = [...new Set(measured.flatMap(([, { cells }]) => Object.keys(cells)))]
const width = Math.max(0, ...titles.map(({ length }) => length)) + 2
const line = (/** @type {string[]} */ [title = '', ...cells]) =>
  `${title.padEnd(width)}${cells.map((cell) => cell.padEnd(24)).join('')}`.trimEnd()
const cellOf = (/** @type {Measured} */ { cells }, /** @type {string} */ title) => cells[title]?.[0] ?? '–'

console.log(
  line(['', ...measured.map(([engine, { version }]) => `${ENGINES[/** @type {'webkit'} */ (engine)]} ${version}`)]),
)
for (const title of titles) console.log(line([title, ...measured.map(([, engine]) => cellOf(engine, title))]))
console.log(`
shut    nothing got through while undecided, refused or withdrawn; while granted, everything did
leaks   something got through; without the SDK all of it does, which is measured too
–       this engine has no such thing`)
for (const [engine, { cells }] of measured) {
  for (const [title, [, evidence]] of Object.entries(cells))
    if (evidence) console.log(`\n${engine}: ${title}\n${evidence}`)
}

if (process.argv.includes('--write')) {
  const columns = ['vector', 'kind', ...Object.keys(ENGINES)]
  const written = readFileSync(limits, 'utf8').replace(/^\|.*\|$/gm, (row) => {
    const cells = row.slice(1, -1).split('|')
    const title = cells[0]?.trim().replaceAll('`', '') ?? ''
    if (!titles.includes(title)) return row
    for (const [engine, found] of measured) {
      const at = columns.indexOf(engine)
      // A race is told by whoever knows it for one.
      if (cells[at]?.trim() !== 'may leak') cells[at] = ` ${cellOf(found, title)} `
    }
    return `|${cells.join('|')}|`
  })
  writeFileSync(limits, written)
}
console.log(
  status === 0
    ? '\ndocs/limits.md says the same.'
    : '\ndocs/limits.md says otherwise, or a test failed: npm test -- engines',
)
process.exitCode = status ?? 1
