import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeOnDeletion, deleteDatabase } from '../../src/lib/databases'

afterEach(() => vi.unstubAllGlobals())

/** An open connection, and the request that it came from. */
function connect(name: string) {
  const result = Object.assign(new EventTarget(), { name, close: vi.fn() })
  const request = Object.assign(new EventTarget(), { result })
  closeOnDeletion(request as unknown as IDBOpenDBRequest)
  request.dispatchEvent(new Event('success'))
  return result
}

describe('a connection', () => {
  it('is closed when the SDK deletes its database, and at no other change', () => {
    const deleted = vi.fn()
    vi.stubGlobal('indexedDB', { deleteDatabase: deleted })
    const [going, staying] = [connect('going'), connect('staying')]
    deleteDatabase('going')
    expect(deleted.mock.calls).toEqual([['going']])
    for (const connection of [going, staying]) connection.dispatchEvent(new Event('versionchange'))
    expect([going.close, staying.close].map(({ mock }) => mock.calls.length)).toEqual([1, 0])
  })
})
