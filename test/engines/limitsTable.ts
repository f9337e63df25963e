import { readFileSync } from 'node:fs'
import type { EngineName } from './engine'

/** One row of docs/limits.md. */
export interface Limit {
  vector: string
  kind: string
  cells: Record<EngineName, string>
  closedBy: string
}

/** Every row of every table there that begins with a vector. */
export function readLimits(): Limit[] {
  const text = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8')
  const rows: Limit[] = []
  let inTable = false
  for (const line of text.split('\n')) {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (cells[0] === 'vector') inTable = true
    else if (!cells.length) inTable = false
    else if (inTable && !/^:?-+:?$/.test(cells[0] ?? '')) {
      const [vector = '', kind = '', chromium = '', firefox = '', webkit = '', closedBy = ''] = cells
      rows.push({ vector: vector.replaceAll('`', ''), kind, cells: { chromium, firefox, webkit }, closedBy })
    }
  }
  return rows
}
