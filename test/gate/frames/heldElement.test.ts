import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addressesOf, contentOf, empty, fill, mediaOf, type Put } from '../../../src/gate/frames/heldElement'
import { createTrusted } from '../../../src/lib/trusted'

const trusted = createTrusted({})
let put: Put
let given: WeakMap<Element, Record<string, string>>
beforeEach(() => {
  // happy-dom loads no frames and says so each time.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  put = new WeakMap()
  given = new WeakMap()
})
const make = (html: string): Element => {
  document.body.innerHTML = html
  return document.body.firstElementChild as Element
}
const give = (element: Element) => fill(element, put, trusted, given)
const take = (element: Element) => empty(element, put, given)

describe('addressesOf', () => {
  it.each([
    ['<img data-src="https://a.example/x">', ['a.example']],
    ['<img data-srcset="https://a.example/x 1x, https://b.example/y 2x">', ['a.example', 'b.example']],
    [
      '<video data-poster="https://p.example/"><source data-src="https://s.example/"></video>',
      ['p.example', 's.example'],
    ],
    ['<video><source data-consent="x" data-src="https://s.example/"></video>', []],
    ['<picture><source data-srcset="https://s.example/"><img src="https://own.example/"></picture>', ['s.example']],
    ['<iframe data-srcdoc="<p>"></iframe>', []],
    ['<iframe data-src="https://:bad"></iframe>', ['']],
  ])('%s', (html, hosts) => {
    expect(addressesOf(make(html)).map(({ host }) => host)).toEqual(hosts)
  })
})

describe('contentOf', () => {
  it('is all that would be loaded, or empty', () => {
    expect(contentOf(make('<iframe title="x"></iframe>'))).toBe('')
    expect(contentOf(make('<iframe data-srcdoc="<p>"></iframe>'))).toContain('<p>')
  })
})

describe('fill and empty', () => {
  it('gives an address once, and takes it away again', () => {
    const frame = make('<iframe data-src="/a"></iframe>')
    expect(give(frame)).toBe(true)
    expect(give(frame)).toBe(false)
    expect(frame.getAttribute('src')).toBe('/a')
    take(frame)
    expect(frame.outerHTML).toBe('<iframe data-src="/a"></iframe>')
    expect(give(frame)).toBe(true)
  })

  it('restores the stand-in that the author shows meanwhile', () => {
    const image = make('<img src="/blur" data-src="/sharp">')
    take(image)
    expect(image.getAttribute('src')).toBe('/blur')
    give(image)
    take(image)
    expect(image.getAttribute('src')).toBe('/blur')
  })

  it('takes away an address that was left under its plain name', () => {
    const frame = make('<iframe src="https://a.example/"></iframe>')
    take(frame)
    expect(frame.outerHTML).toBe('<iframe data-src="https://a.example/"></iframe>')
    give(frame)
    expect(frame.getAttribute('src')).toBe('https://a.example/')
  })

  it('includes the sources of a video, and tells the other gates', () => {
    const video = make('<video><source data-src="/a"></video>')
    give(video)
    const source = video.firstElementChild as Element
    expect(source.getAttribute('src')).toBe('/a')
    expect(given.get(source)).toEqual({ src: '/a' })
    take(video)
    expect(source.hasAttribute('src')).toBe(false)
    expect(given.has(source)).toBe(false)
  })
})

describe('mediaOf', () => {
  it('returns the video of a source, and nothing for a picture', () => {
    const video = make('<video><source></video>')
    expect(mediaOf(video.firstElementChild as Element)).toBe(video)
    expect(mediaOf(video)).toBe(video)
    expect(mediaOf(make('<img>'))).toBeNull()
  })
})
