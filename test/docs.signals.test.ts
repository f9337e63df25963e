// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VENDORS } from '../src/signals/createSignals'
import { SIGNALS, WITHOUT_SIGNAL } from '../src/signals/names'
import type { Terms, Vendor } from '../src/signals/types'
import { listen, terms } from './support/terms'

const file = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const docs = file('docs/signals.md')

/** The rows of the table behind a marker, each as its cells. */
const table = (name: string): string[][] =>
  (docs.split(`<!-- table: ${name} -->\n`)[1]?.split('\n\n')[0] ?? '')
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const show = (value: unknown): string => {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'function') return '…'
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (value === Object(value)) {
    return `{ ${Object.entries(value as object)
      .map(([key, one]) => `${key}: ${show(one)}`)
      .join(', ')} }`
  }
  return String(value)
}
const ALL = ['functional', 'analytics', 'marketing']
/** As a page would write it. */
function code(vendor: Vendor, granted: string[], more: Partial<Terms>): string {
  const calls = vendor.calls(terms(granted, more))
  return calls
    .map((call) => {
      const [heard = []] = listen(vendor, [call])
      // Shopify is spoken to by a function of its own.
      if (!heard.length) return `Shopify.customerPrivacy.${call[0]}(${show(call[1])})`
      // Without a method of its own: the global itself is called.
      const byItself =
        heard.length === call.length && heard.every((one, at) => one === call[at]) && !vendor.makeCall({}, call)
      const method =
        byItself &&
        vendor.makeCall(
          Object.assign(() => {}, {}),
          call,
        )
      return method
        ? `${vendor.global}(${heard.map(show).join(', ')})`
        : `${vendor.global}.${heard[0]}(${heard.slice(1).map(show).join(', ')})`
    })
    .map((call) => `\`${call}\``)
    .join(' ')
}

describe('docs/signals.md', () => {
  const vendors = [...new Set(Object.values(VENDORS).flat())]

  it('has a row for each vendor, with the calls that the code makes', () => {
    const written = vendors.map((vendor) => [
      `\`${vendor.id}\``,
      code(vendor, [], { first: true }) || 'nothing',
      code(vendor, ALL, {}),
      code(vendor, [], { had: true }),
    ])
    expect(table('calls').map((cells) => cells.slice(0, 4))).toEqual(written)
  })

  it('names for each its source, whether a reload is needed, and what ignores it', () => {
    const rows = table('vendors')
    expect(rows.map(([id]) => id)).toEqual(['`google`', ...vendors.map(({ id }) => `\`${id}\``)])
    for (const [id, reload, ignores, source] of rows) {
      expect([id, reload]).toEqual([id, expect.stringMatching(/^(yes|no)\b/)])
      expect(ignores?.length).toBeGreaterThan(2)
      const link = /\((https:[^)]+)\)/.exec(source ?? '')?.[1]
      const text = file(`src/signals/${id?.replaceAll('`', '')}.ts`)
      expect([id, text.includes(link ?? 'no link')]).toEqual([id, true])
    }
  })

  it('says which names there are, and who has no consent API', () => {
    for (const name of [...SIGNALS, ...WITHOUT_SIGNAL]) expect(docs).toContain(`\`${name}\``)
  })
})
