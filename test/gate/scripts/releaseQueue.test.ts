import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toScript } from '../../../src/gate/scripts/heldScript'
import { createReleaseQueue } from '../../../src/gate/scripts/releaseQueue'
import { type FakeContext, fakeContext } from '../../support/gateContext'
import { installJar, type Jar } from '../../support/jar'

let jar: Jar
let context: FakeContext
let queue: ReturnType<typeof createReleaseQueue>
beforeEach(() => {
  vi.useFakeTimers()
  jar = installJar()
  document.head.innerHTML = ''
  document.body.innerHTML = ''
  context = fakeContext()
  queue = createReleaseQueue(context)
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
  queue.add(toScript(document.getElementById(id) as HTMLScriptElement, context.trusted))
}
const ran = (): string[] => context.told.map(([, detail]) => (detail as { element: Element }).element.id)
const tell = async (id: string, type = 'load'): Promise<void> => {
  document.getElementById(id)?.dispatchEvent(new Event(type))
  await vi.advanceTimersByTimeAsync(1)
}

describe('createReleaseQueue', () => {
  it('runs ordered ones one after another, then deferred ones, and async ones at once', async () => {
    add('deferred', 'src="/d.js" defer')
    add('first', 'src="/1.js"')
    add('inline', '')
    add('async', 'src="/a.js" async')
    add('second', 'src="/2.js"')
    queue.run()
    await vi.advanceTimersByTimeAsync(1)
    expect(ran()).toEqual(['async', 'first'])
    await tell('first')
    expect(ran()).toEqual(['async', 'first', 'inline', 'second'])
    await tell('second', 'error')
    expect(ran()).toEqual(['async', 'first', 'inline', 'second', 'deferred'])
  })

  it('downloads those that wait meanwhile', async () => {
    add('first', 'src="/1.js"')
    add('second', 'src="/2.js"')
    queue.run()
    await vi.advanceTimersByTimeAsync(1)
    const hrefs = (): string[] =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload]')].map(({ href }) => href)
    expect(hrefs().join()).toContain('/2.js')
    await tell('first')
    await tell('second')
    expect(hrefs()).toEqual([])
  })

  it('passes over one that hangs after 10 s, and tells', async () => {
    add('hangs', 'src="/slow.js"')
    add('next', 'src="/2.js"')
    queue.run()
    await vi.advanceTimersByTimeAsync(9_900)
    expect(ran()).toEqual(['hangs'])
    expect(context.fail).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(ran()).toEqual(['hangs', 'next'])
    expect(context.fail).toHaveBeenCalledExactlyOnceWith('script-timeout', expect.stringContaining('/slow.js'))
  })

  it('lets go of nothing that was taken out of the page, or after its undo', async () => {
    add('first', 'src="/1.js"')
    add('gone', '')
    add('late', '')
    queue.run()
    document.getElementById('gone')?.remove()
    await tell('first')
    expect(ran()).toEqual(['first', 'late'])
    add('never', '')
    queue.undo()
    queue.run()
    await vi.advanceTimersByTimeAsync(1)
    expect(ran()).toEqual(['first', 'late'])
  })

  it('leaves the page as it was once all has run', async () => {
    const { write } = document
    add('first', 'src="/1.js"')
    queue.run()
    await vi.advanceTimersByTimeAsync(1)
    expect(document.write).not.toBe(write)
    await tell('first')
    expect(document.write).toBe(write)
  })
})
