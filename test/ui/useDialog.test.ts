import { afterEach, describe, expect, it, vi } from 'vitest'
import { inLayout, mount, opener } from './fakeHost'

/** The elements whose sizes are observed from now on. */
function watchSizes(): Set<Element> {
  const watched = new Set<Element>()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      private readonly own = new Set<Element>()
      observe(element: Element) {
        this.own.add(element)
        watched.add(element)
      }
      disconnect() {
        for (const element of this.own) watched.delete(element)
      }
    },
  )
  return watched
}
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the focus', () => {
  it('returns to what opened the modal, through both views', async () => {
    opener().focus()
    const { button, $, manage } = await mount()
    expect(document.activeElement).toBe($('h2'))
    button('manage').focus()
    await manage()
    expect(document.activeElement).toBe($('h2'))
    button('reject-all').focus()
    button('reject-all').click()
    expect(document.activeElement).toBe(opener())
  })

  it('returns to what opened the modal when that is destroyed', async () => {
    opener().focus()
    const { modal } = await mount()
    modal.destroy()
    expect(document.activeElement).toBe(opener())
  })

  it('survives an opener that is gone', async () => {
    opener().focus()
    const { button } = await mount()
    opener().remove()
    expect(() => button('reject-all').click()).not.toThrow()
  })

  it('does not visit the opener on the way from one view to the next', async () => {
    opener().focus()
    const { button, manage } = await mount()
    let visits = 0
    opener().addEventListener('focus', () => visits++)
    await manage()
    button('close').click()
    expect(visits).toBe(0)
  })

  it('is not taken from a visitor who types in the page beside a banner', async () => {
    const { modal } = await mount(inLayout('banner'))
    opener().focus()
    modal.close()
    expect(document.activeElement).toBe(opener())
  })

  it('leaves no observer if a listener of the page closes the modal at once', async () => {
    const { button, manage, modal, all, root } = await mount(inLayout('banner'))
    await manage()
    button('close').focus()
    const watched = watchSizes()
    const close = () => modal.close()
    root.addEventListener('focusin', close)
    button('close').click()
    root.removeEventListener('focusin', close)
    expect(all('dialog, section')).toEqual([])
    expect(watched).toEqual(new Set())
  })
})

describe('the room for a banner', () => {
  it('is made while the banner is shown, by a sheet and not by an inline style', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        readonly observe: () => void
        constructor(heard: () => void) {
          this.observe = heard
        }
        unobserve(): void {}
        disconnect(): void {}
      },
    )
    document.documentElement.removeAttribute('style')
    const { modal } = await mount(inLayout('banner'))
    const sheets = document.adoptedStyleSheets.length
    expect(document.documentElement.hasAttribute('style')).toBe(false)
    modal.close()
    expect(document.adoptedStyleSheets).toHaveLength(sheets - 1)
    vi.unstubAllGlobals()
  })
})
