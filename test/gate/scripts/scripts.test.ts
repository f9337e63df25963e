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
/** Ids of the released scripts, in order. */
const released = (): string[] => context.told.map(([, detail]) => (detail as { element: Element }).element.id)

describe('scripts', () => {
  it('holds a script that is not granted', async () => {
    put(tag('analytics', 'id="a"'))
    install()
    await arrived()
    expect(released()).toEqual([])
    expect(context.told).toEqual([])
  })

  it('runs a granted script in its own element, restores its markup, and reports it', async () => {
    put(`<i></i>${tag('analytics', 'id="a"')}<b></b>${tag('marketing', 'id="m"')}`)
    const before = document.body.innerHTML
    const script = document.getElementById('a')
    install()
    grant('analytics')
    await arrived()
    expect(document.body.innerHTML).toBe(before)
    expect(context.told).toEqual([['released', { kind: 'script', category: 'analytics', element: script }]])
  })

  it('runs each script once', async () => {
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
    // An unknown value counts as the stricter one.
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

  it('finds tags that the parser inserts, also nested ones, and later ones at an update', async () => {
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

  it('runs scripts in the order of the page', async () => {
    put(tag('x', 'id="a"') + tag('x', 'id="b"') + tag('x', 'id="c"'))
    install({}, ['x'])
    await arrived()
    const order = context.told.map(([, detail]) => (detail as { element: Element }).element.id)
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('makes an ordered script wait for the one before it, but not an async one', async () => {
    put(tag('x', 'id="a" src="/a.js"', '') + tag('x', 'id="b"') + tag('x', 'id="c" src="/c.js" async', ''))
    install({}, ['x'])
    await arrived()
    expect(released()).toEqual(['c', 'a'])
    document.getElementById('a')?.dispatchEvent(new Event('load'))
    await arrived()
    expect(released()).toContain('b')
  })

  it('goes on after a script that failed to load', async () => {
    put(tag('x', 'id="a" src="/a.js"', '') + tag('x', 'id="b"'))
    install({}, ['x'])
    await arrived()
    document.getElementById('a')?.dispatchEvent(new Event('error'))
    await arrived()
    expect(released()).toEqual(['a', 'b'])
  })

  it('runs only scripts with the nonce of the page', async () => {
    put(tag('x', 'id="a"') + tag('x', 'id="b"'))
    const trustedOne = document.getElementById('b') as HTMLScriptElement
    trustedOne.nonce = 'n'
    install({ nonce: 'n' }, ['x'])
    await arrived()
    expect(released()).toEqual(['b'])
    expect(context.fail.mock.calls.map(([code]) => code)).toEqual(['script-held'])
  })

  it('gives a script that a gate held its original address, and needs no nonce for it', async () => {
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

  it('treats similar markup as a tag, which needs the nonce', async () => {
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

  it('finds the tag of a running script by its address on the call stack', async () => {
    put(tag('analytics', 'src="https://stats.example/s.js?id=1"', ''))
    install({}, ['analytics'])
    await arrived()
    expect(gate.needOf?.('at f (https://stats.example/s.js?id=1:1:2)')).toEqual(['analytics'])
    expect(gate.needOf?.('at f (https://www.example/app.js:1:2)')).toBeUndefined()
    expect(gate.hasUncovered?.()).toBe(false)
    grant()
    expect(gate.hasUncovered?.()).toBe(true)
  })

  it('runs nothing after its undo', async () => {
    put(tag('x', 'id="a"'))
    install()
    gate.undo()
    context.granted = ['x']
    put(tag('x', 'id="b"'))
    await arrived()
    expect(released()).toEqual([])
  })
})
