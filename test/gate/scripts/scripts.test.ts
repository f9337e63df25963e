import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scripts } from '../../../src/gate/scripts/scripts'
import type { GateContext } from '../../../src/gate/types'
import { type FakeContext, fakeContext } from '../../support/gateContext'
import { installJar, type Jar } from '../../support/jar'

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
/** Ids of the scripts that a browser would run, in their places. */
const live = (): string[] => [...document.querySelectorAll('script:not([type="text/plain"])')].map(({ id }) => id)

describe('scripts', () => {
  it('holds what is not granted', async () => {
    put(tag('analytics', 'id="a"'))
    install()
    await arrived()
    expect(live()).toEqual([])
    expect(context.told).toEqual([])
  })

  it('puts a real script in the place of what is granted, and tells', async () => {
    put(`<i></i>${tag('analytics', 'id="a"')}<b></b>${tag('marketing', 'id="m"')}`)
    install()
    grant('analytics')
    await arrived()
    expect(live()).toEqual(['a'])
    expect([...document.body.children].map(({ localName }) => localName)).toEqual(['i', 'script', 'b', 'script'])
    expect(context.told).toEqual([
      ['released', { kind: 'script', category: 'analytics', element: document.getElementById('a') }],
    ])
  })

  it('lets each go once', async () => {
    put(tag('analytics', 'id="a"'))
    install({}, ['analytics'])
    await arrived()
    const script = document.getElementById('a')
    grant()
    grant('analytics')
    await arrived()
    expect(document.getElementById('a')).toBe(script)
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
    expect(live()).toEqual(goes ? ['a'] : [])
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
    Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true })
    install({}, ['analytics'])
    put(`<div>${tag('analytics', 'id="a"')}</div><i></i>`)
    await arrived()
    await arrived()
    expect(live()).toEqual(['a'])
    Reflect.deleteProperty(document, 'readyState')
    document.dispatchEvent(new Event('readystatechange'))
    put(`<div>${tag('analytics', 'id="b"')}</div>`)
    await arrived()
    expect(live()).toEqual(['a'])
    grant('analytics')
    await arrived()
    expect(live()).toEqual(['a', 'b'])
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
    expect(live().sort()).toEqual(['a', 'c'])
    document.getElementById('a')?.dispatchEvent(new Event('load'))
    await arrived()
    expect(live()).toContain('b')
  })

  it('goes on after one that could not be loaded', async () => {
    put(tag('x', 'id="a" src="/a.js"', '') + tag('x', 'id="b"'))
    install({}, ['x'])
    await arrived()
    document.getElementById('a')?.dispatchEvent(new Event('error'))
    await arrived()
    expect(live()).toEqual(['a', 'b'])
  })

  it('lets go only what bears the nonce of the page', async () => {
    put(tag('x', 'id="a"') + tag('x', 'id="b"'))
    const trustedOne = document.getElementById('b') as HTMLScriptElement
    trustedOne.nonce = 'n'
    install({ nonce: 'n' }, ['x'])
    await arrived()
    expect(live()).toEqual(['b'])
    expect(context.fail.mock.calls.map(([code]) => code)).toEqual(['script-held'])
  })

  it('lets nothing go after its undo', async () => {
    put(tag('x', 'id="a"'))
    install()
    gate.undo()
    context.granted = ['x']
    put(tag('x', 'id="b"'))
    await arrived()
    expect(live()).toEqual([])
  })
})
