import { quantile, ROWS, valuesOf, withSlopes } from './table.mjs'

/**
 * What this SDK means to keep, in the words of the rows.
 *
 * @typedef {object} Target
 * @property {string} row
 * @property {number} most
 * @property {string} [than] times so much as this peer, or as the best of all (`best`); otherwise the row's own number
 */

/** @type {readonly Target[]} */
export const TARGETS = [
  { row: 'bytes-first', most: 0.95, than: 'vanilla' },
  { row: 'bytes-returning', most: 1, than: 'best' },
  { row: 'script-first-4x', most: 0.6, than: 'vanilla' },
  { row: 'script-returning-4x', most: 0.3, than: 'vanilla' },
  { row: 'shift', most: 0 },
  { row: 'modal-seen', most: 1, than: 'best' },
  { row: 'modal-pressable', most: 0.85, than: 'best' },
  { row: 'inp-1000', most: 0.5, than: 'best' },
  { row: 'ran-1000', most: 1, than: 'vanilla' },
  { row: 'externals', most: 0.3, than: 'vanilla' },
  { row: 'busy', most: 1.05 },
  { row: 'busy-accepted', most: 1.01 },
  { row: 'elements', most: 30 },
  { row: 'heap', most: 100 },
]

/** @param {import('./table.mjs').Values} values */
const known = (values) => values.filter((value) => value !== null)

/**
 * How each came out: medians of what belongs to the same run, as the table has them.
 *
 * @param {import('./table.mjs').Results} results
 */
export function judgeTargets({ rows: measured }) {
  const rows = withSlopes(measured)
  return TARGETS.map(({ row: id, most, than }) => {
    const row = ROWS.find((one) => one.id === id)
    const by = rows[id]
    if (!row || !by) throw new Error(`${id} is no row, or was not measured.`)
    const middle = (/** @type {string} */ name) => quantile(known(valuesOf(row, by, name)), 0.5)
    const peers = Object.keys(by).filter((name) => !/^(bare|ours)$/.test(name) && known(by[name] ?? []).length)
    const peer = than === 'best' ? peers.sort((one, other) => middle(one) - middle(other))[0] : than
    const others = peer && valuesOf(row, by, peer)
    const ours = valuesOf(row, by, 'ours')
    const values = others ? ours.map((value, run) => (value ?? Number.NaN) / (others[run] ?? Number.NaN)) : ours
    const measuredAs = quantile(known(values), 0.5)
    return { row, most, than, peer, measured: measuredAs, kept: measuredAs <= most }
  })
}

/** @param {number} value */
const short = (value) => `${Math.round(value * 100) / 100}`

/** The table, as docs/speed.md has it. @param {import('./table.mjs').Results} results */
export function renderTargets(results) {
  const lines = [
    ['target', 'at most', 'measured', ''],
    ...judgeTargets(results).map(({ row, most, than, peer, measured, kept }) => {
      const unit = than ? ` × ${than === 'best' ? 'the best' : than}` : row.unit && ` ${row.unit}`
      const found = than ? ` × ${peer}` : row.unit && ` ${row.unit}`
      return [row.title, `${short(most)}${unit}`, `${short(measured)}${found}`, kept ? 'kept' : 'missed']
    }),
  ]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(3, ...lines.map((line) => (line[column] ?? '').length)))
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = lines
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

const MARKERS = /(<!-- targets:start -->\n)[\s\S]*?(<!-- targets:end -->)/

/** @param {string} page @param {import('./table.mjs').Results} results */
export function putTargets(page, results) {
  if (!MARKERS.test(page)) throw new Error('docs/speed.md has no <!-- targets:start --> … <!-- targets:end -->.')
  return page.replace(MARKERS, (_, start, end) => `${start}\n${renderTargets(results)}\n\n${end}`)
}
