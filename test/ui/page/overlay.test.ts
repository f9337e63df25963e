import { beforeEach, describe, expect, it, vi } from 'vitest'
import { lay } from '../../../src/ui/page/overlay'

let anchored: boolean
let box: HTMLElement
const over = () => document.querySelector('iframe') as HTMLIFrameElement
const shown = () => lay(box, over(), () => {})

beforeEach(() => {
  anchored = true
  vi.stubGlobal('CSS', { supports: () => anchored })
  document.body.innerHTML = '<main><iframe></iframe><p>after</p></main>'
  box = document.createElement('div')
})

describe('lay', () => {
  it('puts the box behind the element, and follows where the page has moved that', () => {
    const { update } = shown()
    expect(over().nextSibling).toBe(box)
    document.body.append(over())
    update()
    expect(over().nextSibling).toBe(box)
  })

  it('does not move a box that is in its place, which would lose the focus in it', async () => {
    const { update } = shown()
    const seen = vi.fn()
    new MutationObserver(seen).observe(over().parentElement as HTMLElement, { childList: true })
    update()
    await new Promise((resolve) => setTimeout(resolve))
    expect(seen).not.toHaveBeenCalled()
  })

  it('ties each box to its own element by an anchor', () => {
    shown()
    const name = over().style.getPropertyValue('anchor-name')
    expect(name).toMatch(/^--interact-consent-\d+$/)
    expect(box.style.getPropertyValue('position-anchor')).toBe(name)
    const other = document.createElement('video')
    document.body.append(other)
    lay(document.createElement('div'), other, () => {})
    expect(other.style.getPropertyValue('anchor-name')).not.toBe(name)
  })

  it.each([true, false])('leaves no box and no style behind (anchors: %s)', (can) => {
    anchored = can
    const { undo } = shown()
    undo()
    expect(box.isConnected).toBe(false)
    expect(over().hasAttribute('style')).toBe(false)
  })

  it('gives back the anchor and the style that the page had given', () => {
    over().style.cssText = 'anchor-name: --mine; color: red'
    const { undo } = shown()
    expect(over().style.getPropertyValue('anchor-name')).not.toBe('--mine')
    undo()
    expect(over().style.getPropertyValue('anchor-name')).toBe('--mine')
    expect(over().style.color).toBe('red')
  })

  it('listens to the page only where there are no anchors, and only until it is undone', () => {
    const seen = vi.fn()
    lay(box, over(), seen)
    const before = seen.mock.calls.length
    dispatchEvent(new Event('scroll'))
    expect(seen).toHaveBeenCalledTimes(before)
    anchored = false
    const measured = vi.fn()
    const { undo } = lay(box, over(), measured)
    const once = measured.mock.calls.length
    for (const type of ['scroll', 'resize', 'load']) dispatchEvent(new Event(type))
    expect(measured).toHaveBeenCalledTimes(once + 3)
    undo()
    dispatchEvent(new Event('scroll'))
    expect(measured).toHaveBeenCalledTimes(once + 3)
  })
})
