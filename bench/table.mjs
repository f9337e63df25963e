/**
 * A row of the table.
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string} title
 * @property {string} unit
 * @property {'over' | 'times' | 'plain' | 'yes'} as over bare by so much, so many times bare, as it is, or always or not
 * @property {number} [digits]
 * @property {string} [slope] not measured, but reckoned: what a hundred more tags add to these rows, from 10 to 1,000
 */

/** @typedef {(number | null)[]} Values one per run */
/**
 * @typedef {object} Results
 * @property {{ chromium: string, processors: number, runs: number }} made
 * @property {Record<string, { title: string, version?: string }>} cases
 * @property {Record<string, Record<string, Values>>} rows
 */

/** @type {readonly Row[]} */
export const ROWS = [
  { id: 'bytes-first', title: 'Bytes, first visit', unit: 'kB', as: 'over', digits: 1 },
  { id: 'bytes-returning', title: 'Bytes, returning visit', unit: 'kB', as: 'over', digits: 1 },
  { id: 'requests-first', title: 'Requests, first visit', unit: '', as: 'over', digits: 0 },
  { id: 'requests-returning', title: 'Requests, returning visit', unit: '', as: 'over', digits: 0 },
  { id: 'script-first-1x', title: 'Script time, first visit', unit: 'ms', as: 'over', digits: 1 },
  { id: 'script-returning-1x', title: 'Script time, returning visit', unit: 'ms', as: 'over', digits: 1 },
  { id: 'script-first-4x', title: 'Script time, first visit, 4×', unit: 'ms', as: 'over', digits: 0 },
  { id: 'script-returning-4x', title: 'Script time, returning visit, 4×', unit: 'ms', as: 'over', digits: 0 },
  { id: 'task-first-4x', title: 'Main thread, first visit, 4×', unit: 'ms', as: 'over', digits: 0 },
  { id: 'task-returning-4x', title: 'Main thread, returning visit, 4×', unit: 'ms', as: 'over', digits: 0 },
  { id: 'long-first-4x', title: 'Longest task, first visit, 4×', unit: 'ms', as: 'over', digits: 0 },
  { id: 'fcp', title: 'First contentful paint', unit: 'ms', as: 'over', digits: 0 },
  { id: 'lcp', title: 'Largest contentful paint', unit: 'ms', as: 'over', digits: 0 },
  { id: 'shift', title: 'Layout shift', unit: '', as: 'over', digits: 3 },
  { id: 'modal-seen', title: 'Modal seen, 4×, slow 4G', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'modal-pressable', title: 'Modal still and pressable, 4×, slow 4G', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'inp-10', title: 'INP of _Accept all_, 10 tags, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'inp-100', title: 'INP, 100 tags, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'inp-1000', title: 'INP, 1,000 tags, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'slope-inp', title: 'INP, each 100 tags more, 4×', unit: 'ms', as: 'plain', digits: 1, slope: 'inp' },
  { id: 'ran-10', title: 'All 10 have run, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'ran-100', title: 'All 100 have run, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'ran-1000', title: 'All 1,000 have run, 4×', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'slope-ran', title: 'All have run, each 100 tags more, 4×', unit: 'ms', as: 'plain', digits: 1, slope: 'ran' },
  { id: 'order-1000', title: 'In document order, each once', unit: '', as: 'yes' },
  { id: 'externals', title: 'Ten ordered files of 100 ms have run', unit: 'ms', as: 'plain', digits: 0 },
  { id: 'busy', title: 'Busy page, undecided', unit: '×', as: 'times', digits: 2 },
  { id: 'busy-accepted', title: 'Busy page, all accepted', unit: '×', as: 'times', digits: 2 },
  { id: 'elements', title: 'Elements added, modal open', unit: '', as: 'over', digits: 0 },
  { id: 'heap', title: 'Heap, modal open', unit: 'kB', as: 'over', digits: 0 },
]

/** @param {number[]} values @param {number} part */
export function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (sorted.length - 1) * part
  const low = sorted[Math.floor(at)] ?? Number.NaN
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at % 1)
}

/**
 * What was measured, and the rows that are reckoned from it.
 *
 * @param {Results['rows']} rows
 * @returns {Results['rows']}
 */
export function withSlopes(rows) {
  const all = { ...rows }
  for (const { id, slope } of ROWS) {
    const few = rows[`${slope}-10`]
    const many = rows[`${slope}-1000`]
    if (!few || !many) continue
    /** @param {string} name @returns {Values} */
    const perHundred = (name) =>
      (many[name] ?? []).map((value, run) => {
        const base = few[name]?.[run] ?? null
        return value === null || base === null ? null : (value - base) / 9.9
      })
    all[id] = Object.fromEntries(Object.keys(many).map((name) => [name, perHundred(name)]))
  }
  return all
}

/** What a row says of a case, run by run: each compared with what belongs to the same run. @param {Row} row @param {Record<string, Values>} by @param {string} name @returns {Values} */
export function valuesOf({ id, as }, by, name) {
  return (by[name] ?? []).map((value, run) => {
    const bare = by.bare?.[run] ?? null
    if (value === null || as === 'plain' || as === 'yes') return value
    if (bare === null) return null
    if (as === 'times') return bare ? value / bare : null
    return (value - bare) / (id.startsWith('bytes') ? 1000 : 1)
  })
}

/** @param {Values} values @returns {number[]} */
const known = (values) => values.filter((value) => value !== null)

/** @param {number} value @param {number} digits */
const fixed = (value, digits) => {
  const text = value.toFixed(digits)
  return (Number(text) === 0 ? text.replace('-', '') : text).replace(/\B(?=(\d{3})+$)/g, digits ? '' : ',')
}

/** @param {Values} all @param {Row} row */
function cell(all, { as, digits = 0 }) {
  const values = known(all)
  if (!values.length) return '–'
  if (as === 'yes') return values.every(Boolean) ? 'yes' : 'no'
  const half = fixed((quantile(values, 0.75) - quantile(values, 0.25)) / 2, digits)
  return `${fixed(quantile(values, 0.5), digits)}${Number(half.replace(',', '')) ? ` ± ${half}` : ''}`
}

/** Ours through the best peer's, run by run; the median. @param {Row} row @param {Record<string, Values>} by @param {string[]} peers */
function ratio(row, by, peers) {
  // What grows by next to nothing, or shrinks, cannot be divided by.
  if (row.as === 'yes' || row.slope) return ''
  const ours = valuesOf(row, by, 'ours')
  const [best] = peers
    .map((name) => ({ name, values: valuesOf(row, by, name) }))
    .filter(({ values }) => known(values).length)
    .sort((one, other) => quantile(known(one.values), 0.5) - quantile(known(other.values), 0.5))
  if (!best) return '–'
  const step = 0.5 * 10 ** -(row.digits ?? 0)
  const ratios = ours.flatMap((value, run) => {
    const other = best.values[run] ?? null
    return value === null || other === null || other < step ? [] : [value / other]
  })
  // A peer that costs nothing cannot be divided by.
  return ratios.length * 2 > ours.length ? `${quantile(ratios, 0.5).toFixed(2)} × ${best.name}` : '–'
}

/** The table, as docs/speed.md has it. @param {Results} results */
export function renderTable({ made, cases, rows: measured }) {
  const rows = withSlopes(measured)
  const names = Object.keys(cases).filter((name) => name !== 'bare')
  const peers = names.filter((name) => name !== 'ours')
  const shown = ROWS.filter(({ id }) => rows[id])
  const lines = [
    ['over a page without any SDK', ...names.map((name) => (name === 'ours' ? 'ours' : name)), 'ours ÷ best'],
    ...shown.map((row) => {
      const by = rows[row.id] ?? {}
      const title = `${row.title}${row.unit && row.unit !== '×' ? `, ${row.unit}` : ''}${row.as === 'times' ? ', × bare' : ''}`
      return [title, ...names.map((name) => cell(valuesOf(row, by, name), row)), ratio(row, by, peers)]
    }),
  ]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = lines
  const versions = peers.map((name) => `${name}: ${cases[name]?.title} ${cases[name]?.version ?? ''}`.trim()).join('; ')
  return [
    `Chromium ${made.chromium.split('.')[0]}, ${made.runs} interleaved runs, medians ± half the interquartile range. ${versions}.`,
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...body.map(line),
  ].join('\n')
}

const MARKERS = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/

/** @param {string} page @param {Results} results */
export function putTable(page, results) {
  if (!MARKERS.test(page)) throw new Error('docs/speed.md has no <!-- bench:start --> … <!-- bench:end -->.')
  return page.replace(MARKERS, (_, start, end) => `${start}\n${renderTable(results)}\n\n${end}`)
}
