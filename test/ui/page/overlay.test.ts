import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOver, type Overlay, removeCopies } from '../../../src/ui/page/overlay'

/** Reports to the observer which part is in sight. */
let tell: (entry: { isIntersecting: boolean; boundingClientRect: object; intersectionRect: object }) => void
const observed = vi.fn()
const video = () => document.querySelector('video') as HTMLVideoElement
let overlay: Overlay
const shown = () => {
  overlay = layOver(video(), 'A clip')
  return overlay
}
afterEach(() => overlay.undo())

beforeEach(() => {
  observed.mockClear()
  class Observer {
    constructor(heard: (entries: object[]) => void) {
      tell = (entry) => heard([entry])
    }
    observe = observed
    unobserve(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  document.body.innerHTML = '<main><video></video><p>after</p></main>'
})

describe('layOver', () => {
  it('puts a frame after the element, and follows the element when the page moves it', () => {
    const { frame, update } = shown()
    expect(video().nextSibling).toBe(frame)
    expect(frame.title).toBe('A clip')
    document.body.append(video())
    update()
    expect(video().nextSibling).toBe(frame)
  })

  it('does not move a frame that is in place, as it would lose the focus', async () => {
    const { update } = shown()
    const seen = vi.fn()
    new MutationObserver(seen).observe(video().parentElement as HTMLElement, { childList: true })
    update()
    await new Promise((resolve) => setTimeout(resolve))
    expect(seen).not.toHaveBeenCalled()
  })

  it('clips the frame like the element, and completely if nothing of the element is seen', () => {
    const { frame } = shown()
    // In a box that is scaled to a half.
    for (const [name, value] of Object.entries({ offsetWidth: 400, offsetHeight: 200 }))
      Object.defineProperty(video(), name, { value })
    const boundingClientRect = { top: 0, bottom: 100, left: 0, right: 200, width: 200, height: 100 }
    tell({
      isIntersecting: true,
      boundingClientRect,
      intersectionRect: { top: 0, bottom: 100, left: 0, right: 50, width: 50, height: 100 },
    })
    expect(frame.style.getPropertyValue('clip')).toBe('rect(0px,100px,200px,0px)')
    tell({ isIntersecting: false, boundingClientRect, intersectionRect: {} })
    expect(frame.style.getPropertyValue('clip')).toBe('rect(0px,0px,0px,0px)')
  })

  it('updates when anything scrolls, until it is undone', () => {
    const { undo } = shown()
    const before = observed.mock.calls.length
    for (const type of ['scroll', 'resize', 'load']) dispatchEvent(new Event(type))
    expect(observed).toHaveBeenCalledTimes(before + 3)
    undo()
    dispatchEvent(new Event('scroll'))
    expect(observed).toHaveBeenCalledTimes(before + 3)
  })

  it('leaves nothing behind', () => {
    const { undo } = shown()
    expect(video().hasAttribute('data-consent-waiting')).toBe(true)
    undo()
    expect(document.body.innerHTML).toBe('<main><video></video><p>after</p></main>')
  })
})

describe('removeCopies', () => {
  it('removes overlays that a copy of the page brought, and keeps those in use', () => {
    const { frame } = shown()
    const copy = document.querySelector('main')?.cloneNode(true) as HTMLElement
    document.body.append(copy)
    removeCopies()
    expect(copy.innerHTML).toBe('<video></video><p>after</p>')
    expect(frame.isConnected && video().hasAttribute('data-consent-waiting')).toBe(true)
  })
})
