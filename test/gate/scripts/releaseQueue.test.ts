import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRunner } from '../../../src/gate/scripts/createRunner'
import { readTag } from '../../../src/gate/scripts/readTag'
import { createReleaseQueue } from '../../../src/gate/scripts/releaseQueue'
import { plain } from '../../../src/lib/trusted'
import { type FakeContext, fakeContext } from '../../support/gateContext'
import { installJar, type Jar } from '../../support/jar'

// Captured before the test replaces the clock.
vi.mock(import('../../../src/lib/natives'), async (original) => ({
  ...(await original()),
  setTimeout: ((...given: Parameters<typeof setTimeout>) => setTimeout(...given)) as typeof setTimeout,
  clearTimeout: (timer) => clearTimeout(timer),
}))

let jar: Jar
let context: FakeContext
let queue: ReturnType<typeof createReleaseQueue>
/** Ids of tags that are no longer covered. */
let over: string[]
let dropped: string[]
beforeEach(() => {
  vi.useFakeTimers()
  jar = installJar()
  document.head.innerHTML = ''
  document.body.innerHTML = ''
  context = fakeContext()
  over = []
  dropped = []
  queue = createReleaseQueue(
    createRunner(context, () => {}),
    ({ element }) => !over.includes(element.id),
    ({ element }) => void dropped.push(element.id),
  )
})
afterEach(() => {
  queue.undo()
  vi.useRealTimers()
  jar.restore()
})
function add(id: string, attributes: string): void {
  document.body.insertAdjacentHTML(
    'beforeend',
    `<script type="text/plain" data-consent="x" id="${id}" ${attributes}></script>`,
  )
  const element = document.getElementById(id) as HTMLScriptElement
  queue.add({ tag: readTag(element), trusted: plain, text: 'bound', isRunnable: true })
}
const ran = (): string[] => context.told.map(([, detail]) => (detail as { element: Element }).element.id)
const tell = async (id: string, type = 'load'): Promise<void> => {
  document.getElementById(id)?.dispatchEvent(new Event(type))
  await vi.advanceTimersByTimeAsync(1)
}
const start = async (): Promise<void> => {
  queue.run()
  await vi.advanceTimersByTimeAsync(1)
}
const preloads = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload]')].map(({ href }) => new URL(href).pathname)

describe('createReleaseQueue', () => {
  it('runs ordered scripts one after another, then deferred ones, and async ones at once', async () => {
    add('deferred', 'src="/d.js" defer')
    add('first', 'src="/1.js"')
    add('inline', '')
    add('async', 'src="/a.js" async')
    add('second', 'src="/2.js"')
    await start()
    expect(ran()).toEqual(['async', 'first'])
    await tell('first')
    expect(ran()).toEqual(['async', 'first', 'inline', 'second'])
    await tell('second', 'error')
    expect(ran()).toEqual(['async', 'first', 'inline', 'second', 'deferred'])
  })

  it('takes the preloads of scripts that still wait out of the page when it is undone', async () => {
    add('first', 'src="/1.js"')
    add('second', 'src="/2.js"')
    add('deferred', 'src="/d.js" defer')
    await start()
    expect(preloads()).toEqual(['/2.js', '/d.js'])
    queue.undo()
    expect(preloads()).toEqual([])
  })

  it('downloads waiting scripts meanwhile', async () => {
    add('first', 'src="/1.js"')
    add('second', 'src="/2.js"')
    await start()
    expect(preloads()).toEqual(['/2.js'])
    await tell('first')
    await tell('second')
    expect(preloads()).toEqual([])
  })

  it('skips a script that hangs for 10 s, and reports it', async () => {
    add('hangs', 'src="/slow.js"')
    add('next', 'src="/2.js"')
    await start()
    await vi.advanceTimersByTimeAsync(9_900)
    expect(ran()).toEqual(['hangs'])
    expect(context.fail).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(ran()).toEqual(['hangs', 'next'])
    expect(context.fail).toHaveBeenCalledExactlyOnceWith('script-timeout', expect.stringContaining('/slow.js'))
  })

  it('restores the markup of each script that has run or was skipped', async () => {
    add('external', 'src="/1.js"')
    add('held-back', 'data-src="/2.js"')
    const [first, second] = document.querySelectorAll('script')
    const before = [first?.outerHTML, second?.outerHTML]
    await start()
    expect(first?.type).toBe('text/javascript')
    await tell('external')
    expect(first?.outerHTML).toBe(before[0])
    expect(second?.getAttribute('src')).toBe('/2.js')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(second?.outerHTML).toBe(before[1])
  })

  it('does not start a script that is no longer covered, and removes its preload', async () => {
    add('slow', 'src="/slow.js"')
    add('ordered', 'src="/2.js"')
    add('inline', '')
    add('deferred', 'src="/d.js" defer')
    await start()
    over = ['ordered', 'inline', 'deferred']
    queue.recheck()
    expect(preloads()).toEqual([])
    await tell('slow')
    expect(ran()).toEqual(['slow'])
    expect(dropped).toEqual(over)
  })

  it('asks again before each start', async () => {
    add('slow', 'src="/slow.js"')
    add('inline', '')
    await start()
    over = ['inline']
    await tell('slow')
    expect(ran()).toEqual(['slow'])
    expect(dropped).toEqual(['inline'])
  })

  it.each(['is on its way', 'hangs'])(
    'takes a script that %s out of the document, and leaves its tag there',
    async (how) => {
      add('slow', 'src="/slow.js"')
      add('other', '')
      const slow = document.getElementById('slow')
      const before = slow?.outerHTML
      await start()
      await vi.advanceTimersByTimeAsync(how === 'hangs' ? 11_000 : 100)
      over = ['slow']
      queue.recheck()
      await vi.advanceTimersByTimeAsync(1)
      expect(slow?.ownerDocument).not.toBe(document)
      expect(document.getElementById('slow')?.outerHTML).toBe(before)
      expect(ran()).toEqual(['slow', 'other'])
    },
  )

  it('runs a copy beside a script that does not run itself, and removes the copy', async () => {
    document.body.innerHTML = '<script type="text/plain" data-consent="x" id="copied" src="/1.js"></script>'
    const element = document.body.firstElementChild as HTMLScriptElement
    queue.add({ tag: readTag(element), trusted: plain, text: 'bound', isRunnable: false })
    await start()
    const [first, second] = document.querySelectorAll('script')
    expect(first).toBe(element)
    expect(first?.type).toBe('text/plain')
    expect(second?.type).toBe('text/javascript')
    second?.dispatchEvent(new Event('load'))
    await vi.advanceTimersByTimeAsync(1)
    expect([...document.body.children]).toEqual([element])
  })

  it('runs no script that was removed from the page, and none after its undo', async () => {
    add('first', 'src="/1.js"')
    add('gone', '')
    add('late', '')
    queue.run()
    document.getElementById('gone')?.remove()
    await tell('first')
    expect(ran()).toEqual(['first', 'late'])
    add('never', '')
    queue.undo()
    await start()
    expect(ran()).toEqual(['first', 'late'])
  })

  it('leaves the page as it was once all has run', async () => {
    const { write } = document
    add('first', 'src="/1.js"')
    await start()
    expect(document.write).not.toBe(write)
    await tell('first')
    expect(document.write).toBe(write)
  })
})
