import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scripts } from '../../../src/gate/scripts/scripts'
import type { GateContext } from '../../../src/gate/types'
import { type FakeContext, fakeContext } from '../../support/gateContext'
import { installJar, type Jar } from '../../support/jar'

const page = vi.hoisted(() => ({ readyState: 'complete' as DocumentReadyState }))
vi.mock(import('../../../src/lib/natives'), async (original) => ({
  ...(await original()),
  readyState: () => page.readyState,
}))

let jar: Jar
let context: FakeContext
let gate: ReturnType<typeof scripts.install>
beforeEach(() => {
  jar = installJar()
  document.body.innerHTML = ''
})
afterEach(() => {
  gate.undo()
  jar.restore()
})
const install = (more: Partial<Omit<GateContext, 'fail'>> = {}, granted: string[] = []): void => {
  context = fakeContext(more)
  context.granted = granted
  gate = scripts.install(context)
}
const grant = (...granted: string[]): void => {
  context.granted = granted
  gate.update?.()
}
const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const put = (html: string): void => document.body.insertAdjacentHTML('beforeend', html)
const tag = (need: string, more = '', text = '1'): string =>
  `<script type="text/plain" data-consent="${need}" ${more}>${text}</script>`
/** Ids of those that were let go, in this order. */
const released = (): string[] => context.told.map(([, detail]) => (detail as { element: Element }).element.id)

describe('scripts', () => {
  it('holds what is not granted', async () => {
    put(tag('analytics', 'id="a"'))
    install()
    await arrived()
    expect(released()).toEqual([])
    expect(context.told).toEqual([])
  })

  it('lets what is granted run in its own element, gives its markup back, and tells', async () => {
    put(`<i></i>${tag('analytics', 'id="a"')}<b></b>${tag('marketing', 'id="m"')}`)
    const before = document.body.innerHTML
    const script = document.getElementById('a')
    install()
    grant('analytics')
    await arrived()
    expect(document.body.innerHTML).toBe(before)
    expect(context.told).toEqual([['released', { kind: 'script', category: 'analytics', element: script }]])
  })

  it('lets each go once', async () => {
    put(tag('analytics', 'id="a"'))
    install({}, ['analytics'])
    await arrived()
    grant()
    grant('analytics')
    document.body.prepend(document.getElementById('a') as Element)
    gate.update?.()
    await arrived()
    expect(context.told).toHaveLength(1)
  })

  it.each([
    ['analytics marketing', ['analytics'], false],
    ['analytics marketing', ['analytics', 'marketing'], true],
    [' analytics\n\tmarketing ', ['analytics', 'marketing'], true],
    ['', ['analytics'], false],
    ['  ', ['analytics'], false],
  ])('takes data-consent=%j under %j: %s', async (need, granted, goes) => {
    put(tag(need, 'id="a"'))
    install({}, granted)
    await arrived()
    expect(released()).toEqual(goes ? ['a'] : [])
  })

  it('asks for the lifetime that the tag needs', async () => {
    const asked: unknown[] = []
    put(tag('a') + tag('b', 'data-consent-lifetime="session"') + tag('c', 'data-consent-lifetime="persistent"'))
    // What is not understood is taken for the stricter.
    put(tag('d', 'data-consent-lifetime="persistant"'))
    install({
      allows(need, lifetime) {
        asked.push([...need, lifetime ?? 'session'])
        return false
      },
    })
    await arrived()
    expect(asked).toEqual(
      expect.arrayContaining([
        ['a', 'session'],
        ['b', 'session'],
        ['c', 'persistent'],
        ['d', 'persistent'],
      ]),
    )
  })

  it('sees tags that the parser puts in, also inside of others, and later ones when it is told', async () => {
    page.readyState = 'loading'
    install({}, ['analytics'])
    put(`<div>${tag('analytics', 'id="a"')}</div><i></i>`)
    await arrived()
    await arrived()
    expect(released()).toEqual(['a'])
    page.readyState = 'complete'
    document.dispatchEvent(new Event('readystatechange'))
    put(`<div>${tag('analytics', 'id="b"')}</div>`)
    await arrived()
    expect(released()).toEqual(['a'])
    grant('analytics')
    await arrived()
    expect(released()).toEqual(['a', 'b'])
  })

  it('lets go in the order of the page', async () => {
    put(tag('x', 'id="a"') + tag('x', 'id="b"') + tag('x', 'id="c"'))
    install({}, ['x'])
    await arrived()
    const order = context.told.map(([, detail]) => (detail as { element: Element }).element.id)
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('waits with an ordered script for the one before it, and not with an async one', async () => {
    put(tag('x', 'id="a" src="/a.js"', '') + tag('x', 'id="b"') + tag('x', 'id="c" src="/c.js" async', ''))
    install({}, ['x'])
    await arrived()
    expect(released()).toEqual(['c', 'a'])
    document.getElementById('a')?.dispatchEvent(new Event('load'))
    await arrived()
    expect(released()).toContain('b')
  })

  it('goes on after one that could not be loaded', async () => {
    put(tag('x', 'id="a" src="/a.js"', '') + tag('x', 'id="b"'))
    install({}, ['x'])
    await arrived()
    document.getElementById('a')?.dispatchEvent(new Event('error'))
    await arrived()
    expect(released()).toEqual(['a', 'b'])
  })

  it('lets go only what bears the nonce of the page', async () => {
    put(tag('x', 'id="a"') + tag('x', 'id="b"'))
    const trustedOne = document.getElementById('b') as HTMLScriptElement
    trustedOne.nonce = 'n'
    install({ nonce: 'n' }, ['x'])
    await arrived()
    expect(released()).toEqual(['b'])
    expect(context.fail.mock.calls.map(([code]) => code)).toEqual(['script-held'])
  })

  it('gives a script of the page that a gate held the address that it was given, and asks it for no nonce', async () => {
    const address = new (class {
      toString = () => '/vendor.js'
    })()
    const script = document.createElement('script')
    script.id = 'v'
    script.dataset.consent = 'stats'
    script.dataset.src = '/vendor.js'
    document.body.append(script)
    install({ nonce: 'n', heldScripts: new WeakMap([[script, address]]) })
    const set = vi.spyOn(script, 'setAttribute')
    grant('stats')
    await arrived()
    expect(set).not.toHaveBeenCalledWith('data-src', expect.anything())
    expect(script.getAttribute('src')).toBe('/vendor.js')
    expect(released()).toEqual(['v'])
  })

  it('takes markup of the same look for a tag, which must bear the nonce', async () => {
    put('<script data-consent="necessary" data-src="//evil.example/x.js" id="e"></script>')
    install({ nonce: 'n' }, ['necessary'])
    await arrived()
    expect(released()).toEqual([])
    expect(document.getElementById('e')?.hasAttribute('src')).toBe(false)
    expect(context.fail).toHaveBeenCalledOnce()
  })

  it('gives a data block its type while it is covered', async () => {
    put(tag('analytics', 'id="d" data-type="application/json"', '{}'))
    const block = document.getElementById('d') as HTMLScriptElement
    const before = block.outerHTML
    install({}, ['analytics'])
    await arrived()
    expect(block.type).toBe('application/json')
    grant()
    expect(block.outerHTML).toBe(before)
    grant('analytics')
    expect(block.type).toBe('application/json')
  })

  it('tells what a running script was tagged with from its address on the call stack', async () => {
    put(tag('analytics', 'src="https://stats.example/s.js?id=1"', ''))
    install({}, ['analytics'])
    await arrived()
    expect(gate.needOf?.('at f (https://stats.example/s.js?id=1:1:2)')).toEqual(['analytics'])
    expect(gate.needOf?.('at f (https://www.example/app.js:1:2)')).toBeUndefined()
    expect(gate.wary?.()).toBe(false)
    grant()
    expect(gate.wary?.()).toBe(true)
  })

  it('lets nothing go after its undo', async () => {
    put(tag('x', 'id="a"'))
    install()
    gate.undo()
    context.granted = ['x']
    put(tag('x', 'id="b"'))
    await arrived()
    expect(released()).toEqual([])
  })
})
