import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DocumentObserver, observeDocument } from '../../src/lib/observeDocument'

/** One task in which an element comes. */
const turn = async (): Promise<void> => {
  document.body.append(document.createElement('p'))
  await new Promise((resolve) => setImmediate(resolve))
}
const turns = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at++) await turn()
}

describe('an observer of the document', () => {
  let observer: DocumentObserver
  /** How many elements came with each call; `null` where the whole document is to be looked at. */
  let looks: (number | null)[]
  const start = (mayWait: () => boolean): void => {
    looks = []
    observer = observeDocument(
      { childList: true, subtree: true },
      (records) => void looks.push(records ? records.flatMap(({ addedNodes }) => [...addedNodes]).length : null),
      mayWait,
    )
    observer.observe(document)
  }
  afterEach(() => {
    observer.disconnect()
    document.body.replaceChildren()
  })

  it('tells each turn of a calm page what came in it', async () => {
    start(() => true)
    await turns(3)
    expect(looks).toEqual([1, 1, 1])
  })

  it('leaves a busy page alone, looks at it as a whole, and follows it again', async () => {
    start(() => true)
    // On a slow machine a span may hold fewer turns; then there are more of them.
    await vi.waitFor(
      async () => {
        await turns(40)
        expect(looks).toContain(null)
      },
      { timeout: 20_000, interval: 0 },
    )
    await new Promise((resolve) => setTimeout(resolve, 150))
    looks = []
    await turn()
    expect(looks).toEqual([1])
  })

  it('tells each turn of a busy page where nothing may wait', async () => {
    start(() => false)
    await turns(50)
    expect(looks).toEqual(Array.from({ length: 50 }, () => 1))
  })

  it('tells nothing once it is disconnected, also while the page is left alone', async () => {
    start(() => true)
    await turns(30)
    const before = looks.length
    observer.disconnect()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await turn()
    expect(looks).toHaveLength(before)
  })
})
