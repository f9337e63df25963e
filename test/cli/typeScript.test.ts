import { describe, expect, it } from 'vitest'
import { NO_TYPES, takesTypesOff } from '../../src/cli/withoutTypes'
import { run } from './run'

/** Types of every kind that leave nothing behind. */
const typed = `
interface Made { id: string }
type Ids = Made['id'][]
const ids: Ids = ['analytics']
function first<T>(list: T[]): T { return list[0] as T }
export default { services: [{ id: 'own', category: first(ids)! }] }
`

describe('a config in TypeScript', () => {
  it('is carried over where this Node takes types off, else the way out is told in a line', async () => {
    const theirs = typed.replace('{ services: [{ id:', '{ services: [{ name:').replace('category:', 'purposes:')
    const { code, err } = await run(['migrate', 'cc.ts'], { files: { 'cc.ts': theirs } })
    if (takesTypesOff()) expect(code).toBe(0)
    else expect([code, err]).toEqual([1, `cc.ts: ${NO_TYPES}`])
  })

  it('that is wrong as it is, is told as such', async () => {
    const { code, err } = await run(['migrate', 'cc.js'], { files: { 'cc.js': 'CookieConsent.run({' } })
    expect(code).toBe(1)
    expect(err).not.toContain(NO_TYPES)
  })

  it('has the way out told by check as well, whether it is the file or one that it imports', async () => {
    // As Node 20 throws it; here Vite would take the types off. What Node itself does, test/package shows.
    const thrown = `Object.assign(new TypeError('Unknown file extension ".ts" for /x/cons.ts'), { code: 'ERR_UNKNOWN_FILE_EXTENSION' })`
    const { code, out, err } = await run(['check', 'c.mjs'], { files: { 'c.mjs': `throw ${thrown}` } })
    expect([code, out, err]).toEqual([1, '', `c.mjs: ${NO_TYPES}`])
    const other = await run(['check', 'd.mjs'], { files: { 'd.mjs': `throw ${thrown.replace('.ts"', '.css"')}` } })
    expect(other).toMatchObject({ code: 1, err: expect.stringMatching(/^d\.mjs: .*\.css/) })
    const made = await run(['check', 'e.mjs'], { files: { 'e.mjs': 'export default () => ({})' } })
    expect(made).toMatchObject({ code: 1, err: expect.stringContaining('e.mjs: gives out no config') })
  })
})
