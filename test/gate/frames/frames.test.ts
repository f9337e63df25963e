import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installFrames } from '../../../src/gate/frames/frames'
import type { FrameContext } from '../../../src/gate/frames/types'
import { giveFramesDocuments } from '../../support/blankFrames'
import { type FakeContext, fakeContext } from '../../support/gateContext'

giveFramesDocuments()
let context: FakeContext
let gate: ReturnType<typeof installFrames>
/** The placeholders by element, each with a way to load the element. */
let covers: Map<Element, { need: readonly string[]; hosts: readonly string[]; load: () => void }>
beforeEach(() => {
  // happy-dom loads no frames and says so each time.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  covers = new Map()
  document.body.innerHTML = ''
})
afterEach(() => gate.undo())

const install = (html: string, granted: string[] = [], more: Partial<FrameContext> = {}): void => {
  document.body.innerHTML = html
  context = fakeContext()
  context.granted = granted
  gate = installFrames({
    ...context,
    allows: (need) => need.length > 0 && need.every((id) => context.granted.includes(id)),
    servicesAt: ({ hostname }) => (hostname === 'clips.example' ? ['clips'] : []),
    cover(face, { need, hosts }, load) {
      covers.set(face, { need, hosts, load })
      return { update: () => {}, undo: () => covers.delete(face) }
    },
    ...more,
  })
}
const grant = (...granted: string[]): void => {
  context.granted = granted
  gate.update()
}
const $ = (selector = 'iframe') => document.querySelector(selector) as HTMLElement
/** Whether a frame has an address that loads something, unlike that of a waiting frame. */
const isLoading = (element: Element = $()) => /^https/.test(element.getAttribute('src') ?? '')
const frame = (src = 'https://a.example/1', need = 'marketing', more = '') =>
  `<iframe data-consent="${need}" data-src="${src}" ${more}></iframe>`
const settled = () => new Promise((resolve) => setTimeout(resolve))
const told = () => context.told.map(([event, detail]) => [event, (detail as { kind: string }).kind].join(' '))

describe('installFrames', () => {
  it('holds an element, releases it once, and holds it again', () => {
    install(frame())
    expect(isLoading()).toBe(false)
    expect(covers.get($())).toMatchObject({ need: ['marketing'], hosts: ['a.example'] })
    grant('marketing')
    expect($().getAttribute('src')).toBe('https://a.example/1')
    expect(covers.size).toBe(0)
    gate.update()
    grant()
    expect(isLoading()).toBe(false)
    expect(covers.size).toBe(1)
    expect(told()).toEqual(['blocked frame', 'released frame', 'blocked frame'])
    expect(context.told[0]?.[1]).toEqual({ kind: 'frame', category: 'marketing', target: 'a.example' })
  })

  it('needs the service of the host as well as the ids in the tag', () => {
    install(frame('https://clips.example/1'), ['marketing'])
    expect(isLoading()).toBe(false)
    expect(covers.get($())?.need).toEqual(['marketing', 'clips'])
    expect(context.told[0]?.[1]).toMatchObject({ service: 'clips' })
    grant('marketing', 'clips')
    expect(isLoading()).toBe(true)
  })

  it('releases an element for this page, whatever is chosen, and only with the content that it had then', () => {
    install(frame() + frame('https://a.example/2'))
    covers.get($())?.load()
    expect([...document.querySelectorAll('iframe')].map((one) => isLoading(one))).toEqual([true, false])
    grant()
    expect(isLoading()).toBe(true)
    expect(context.given.get($())).toEqual({ src: 'https://a.example/1' })
    $().dataset.src = 'https://b.example/'
    gate.update()
    expect(isLoading()).toBe(false)
    expect(context.given.get($())?.src).toBe('about:blank#a.example/1')
  })

  it('follows a released tag to another address', () => {
    install(frame(), ['marketing'])
    $().dataset.src = 'https://a.example/2'
    gate.update()
    expect($().getAttribute('src')).toBe('https://a.example/2')
    expect(told()).toEqual(['released frame'])
  })

  it('covers a video once for all of its sources, unless one of them may play', () => {
    const source = (need: string) => `<source data-consent="${need}" data-src="https://a.example/${need}">`
    install(`<video>${source('x')}${source('y')}</video>`)
    expect([...covers.keys()]).toEqual([$('video')])
    grant('x')
    expect(covers.size).toBe(0)
    grant()
    covers.get($('video'))?.load()
    expect(document.querySelectorAll('source[src]')).toHaveLength(2)
  })

  it('restores an address that the page removed, and keeps one that the page set itself', async () => {
    install(`${frame()}<img data-consent="marketing" data-src="https://a.example/p" alt="">`, ['marketing'])
    $().removeAttribute('src')
    $('img').removeAttribute('src')
    await settled()
    expect(isLoading()).toBe(true)
    expect($('img').getAttribute('src')).toBe('https://a.example/p')
    $().setAttribute('src', 'https://a.example/own')
    await settled()
    expect($().getAttribute('src')).toBe('https://a.example/own')
    grant()
    expect(isLoading()).toBe(false)
  })

  it('keeps the tag of an element that a gate holds when the page morphs it', async () => {
    const html = frame('https://clips.example/1', 'clips')
    install(html)
    context.heldByGate.add($())
    $().dataset.src = 'https://clips.example/2'
    for (const name of ['data-consent', 'data-src']) $().removeAttribute(name)
    await settled()
    expect($().dataset).toMatchObject({ consent: 'clips', src: 'https://clips.example/2' })
  })

  it('replaces the cover when an element waits for something else', async () => {
    install(frame())
    $().dataset.src = 'https://b.example/'
    await settled()
    expect(covers.get($())?.hosts).toEqual(['b.example'])
  })

  it('restores each frame as its author wrote it', () => {
    const html = frame('https://a.example/1', 'marketing', 'sandbox="allow-scripts"')
    install(html)
    expect($().hasAttribute('sandbox')).toBe(false)
    grant('marketing')
    expect($().getAttribute('sandbox')).toBe('allow-scripts')
    grant()
    gate.undo()
    expect(document.body.innerHTML).toBe(html)
  })

  it('removes the cover of an element that the page removed', () => {
    install(frame())
    $().remove()
    gate.update()
    expect(covers.size).toBe(0)
  })

  it.each([
    ['an address that is a script', '<iframe data-consent="x" data-src="\tjava\nscript:1"></iframe>', ''],
    ['a style sheet without the nonce', '<link data-consent="x" rel="stylesheet" data-href="/a.css">', 'n'],
    ['markup without the nonce', '<iframe data-consent="x" data-srcdoc="<p>"></iframe>', 'n'],
    ['a plugin without the nonce', '<object data-consent="x" data-data="/a"></object>', 'n'],
  ])('never releases %s', (_, html, nonce) => {
    install(html, ['x'], { nonce, fail: vi.fn() })
    expect($('[src]:not([src^="about:blank"]), [href], [srcdoc], [data]')).toBeNull()
  })

  it('needs no nonce for an element that is not code', () => {
    install('<img data-consent="x" data-src="/a.png" alt="">', ['x'], { nonce: 'n' })
    expect($('img').getAttribute('src')).toBe('/a.png')
    expect(told()).toEqual(['released media'])
  })
})
