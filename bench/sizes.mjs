import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureDependencies, root } from '../scripts/setup.mjs'

/**
 * `npm run sizes`: what each source file costs in each built file, in brotli bytes. The map tells whose each character is;
 * a file's cost is how much smaller the whole compresses once its characters are taken out. What several files share
 * is cheaper than the sum of its parts, so the rest is told as such.
 */

const DIGITS = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((one, at) => [one, at]),
)

/** The numbers of one segment (https://tc39.es/ecma426/#sec-base64-vlq). @param {string} text */
export function decodeSegment(text) {
  const numbers = []
  let value = 0
  let shift = 0
  for (const one of text) {
    const digit = DIGITS.get(one) ?? 0
    value += (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}

/**
 * Which source each stretch of the code comes from; `-1` where the map is silent.
 *
 * @param {string} code
 * @param {string} mappings
 * @returns {{ source: number, text: string }[]}
 */
export function stretches(code, mappings) {
  const lines = code.split('\n')
  let source = 0
  return mappings.split(';').flatMap((line, row) => {
    const text = `${lines[row] ?? ''}${row < lines.length - 1 ? '\n' : ''}`
    let column = 0
    /** @type {{ from: number, source: number }[]} */
    const starts = [{ from: 0, source: -1 }]
    for (const segment of line ? line.split(',') : []) {
      const [ahead = 0, moved] = decodeSegment(segment)
      column += ahead
      if (moved !== undefined) source += moved
      starts.push({ from: column, source: moved === undefined ? -1 : source })
    }
    return starts.map(({ from, source: of }, at) => ({ source: of, text: text.slice(from, starts[at + 1]?.from) }))
  })
}

/** @param {string} text */
const packed = (text) => brotliCompressSync(text).length

/**
 * What each source costs in one built file, the dearest first.
 *
 * @param {string} code
 * @param {{ sources: (string | null)[], mappings: string }} map
 */
export function costs(code, { sources, mappings }) {
  const parts = stretches(code, mappings)
  const whole = packed(code)
  const of = [...new Set(parts.map(({ source }) => source))]
  const rows = of.map((source) => {
    const length = parts.reduce((sum, part) => sum + (part.source === source ? part.text.length : 0), 0)
    const rest = parts.filter((part) => part.source !== source).map(({ text }) => text)
    return {
      source: source < 0 ? '(glue)' : (sources[source] ?? '(unnamed)'),
      minified: length,
      brotli: whole - packed(rest.join('')),
    }
  })
  return { whole, rows: rows.filter(({ minified }) => minified).sort((one, other) => other.brotli - one.brotli) }
}

function main() {
  ensureDependencies()
  if (!ensureBuilt({ stdio: 'pipe' })) throw new Error('The build failed.')
  const dist = join(root, 'dist')
  for (const file of readdirSync(dist).filter((name) => /^consent(-[a-z]+)?\.js$/.test(name))) {
    const at = join(dist, `${file}.map`)
    if (!existsSync(at)) continue
    const { whole, rows } = costs(readFileSync(join(dist, file), 'utf8'), JSON.parse(readFileSync(at, 'utf8')))
    console.log(`\n${file}: ${whole} bytes\n${'brotli'.padStart(8)}${'minified'.padStart(10)}`)
    for (const { source, minified, brotli } of rows) {
      const name = source.startsWith('(') ? source : relative(root, resolve(dist, source))
      console.log(`${String(brotli).padStart(8)}${String(minified).padStart(10)}  ${name}`)
    }
    const rest = whole - rows.reduce((sum, { brotli }) => sum + brotli, 0)
    console.log(`${String(rest).padStart(8)}${''.padStart(10)}  (shared by several)`)
  }
}

// Node gives the name as it was typed.
if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main()
