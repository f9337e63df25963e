import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inLayout, mount } from './fakeHost'

const hide = (isHidden: (element: Element) => boolean) =>
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return (isHidden(this) ? [] : [new DOMRect()]) as unknown as DOMRectList
  })
const isDialog = (element: Element) => element.localName === 'dialog'

/** The observed elements, each with the callback for its size. */
const watched = new Map<Element, () => void>()
const resize = (element: Element) => watched.get(element)?.()

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(private onResize: () => void) {}
      observe = (element: Element) => watched.set(element, this.onResize)
      unobserve = (element: Element) => watched.delete(element)
      disconnect = () => watched.clear()
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a dialog that a visitor’s blocker hides', () => {
  it('is closed if it is hidden from the start, and decides nothing', async () => {
    hide(isDialog)
    const { all, events, wishes } = await mount()
    // A browser reports the size of the body, but not of an element without one.
    resize(document.body)
    expect(all('dialog')).toEqual([])
    expect(events).toEqual(['open notice', 'close notice'])
    expect(wishes).toEqual([])
  })

  it('stays open if the page has taken it away for a moment', async () => {
    const { modal, all, events, $ } = await mount()
    resize(document.body)
    const dialog = $('dialog')
    hide(isDialog)
    document.body.innerHTML = '<p>Another page</p>'
    resize(dialog)
    expect(events).toEqual(['open notice'])
    vi.restoreAllMocks()
    modal.onPageChange()
    expect(all('dialog')).toHaveLength(1)
  })

  it('is closed if it is hidden later, at any time', async () => {
    const { all, wishes, $ } = await mount()
    resize(document.body)
    // A growing body is not measured again and again.
    expect([...watched.keys()]).toEqual([$('dialog')])
    hide(isDialog)
    resize($('dialog'))
    expect(all('dialog')).toEqual([])
    expect(wishes).toEqual([])
    expect(watched.size).toBe(0)
  })

  it('stays if the page itself shows nothing yet', async () => {
    hide(() => true)
    const { all } = await mount()
    resize(document.body)
    expect(all('dialog')).toHaveLength(1)
  })

  it('is not watched any longer once the modal is destroyed', async () => {
    const { modal } = await mount()
    expect(watched.size).toBe(2)
    modal.destroy()
    expect(watched.size).toBe(0)
  })
})

describe('a banner that a visitor’s blocker hides', () => {
  it('stays, as it does not block the page', async () => {
    hide(({ localName }) => localName === 'section')
    const { all } = await mount(inLayout('banner'))
    resize(document.body)
    expect(all('section')).toHaveLength(1)
  })
})
