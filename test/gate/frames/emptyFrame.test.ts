import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetEmpty, keepEmpty, putSandboxBack } from '../../../src/gate/frames/emptyFrame'

// happy-dom loads no frames and says so each time.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

const video = [new URL('https://www.youtube.com/embed/1?autoplay=1')]
const make = (attributes = ''): Element => {
  document.body.innerHTML = `<iframe ${attributes}></iframe><p></p>`
  return document.querySelector('iframe') as Element
}

describe('keepEmpty', () => {
  it('keeps the address where it loads nothing and selectors find it', () => {
    const frame = make()
    keepEmpty(frame, video, true)
    expect(frame.matches('iframe[src*="youtube.com/embed/"]')).toBe(true)
    expect(frame.getAttribute('src')).toBe('about:blank#www.youtube.com/embed/1')
    expect(frame.nextElementSibling?.localName).toBe('p')
  })

  it('moves the sandbox to an attribute that copies keep, and restores it', () => {
    const frame = make('sandbox="allow-scripts"')
    keepEmpty(frame, [], true)
    expect(frame.hasAttribute('sandbox')).toBe(false)
    const copy = frame.cloneNode() as Element
    for (const one of [frame, copy]) {
      putSandboxBack(one)
      expect(one.outerHTML).toBe('<iframe sandbox="allow-scripts"></iframe>')
    }
  })

  it('keeps a sandbox that the page set meanwhile', () => {
    const frame = make('sandbox="allow-scripts"')
    keepEmpty(frame, [], true)
    frame.setAttribute('sandbox', '')
    putSandboxBack(frame)
    expect(frame.outerHTML).toBe('<iframe sandbox=""></iframe>')
  })

  it.each(['src="/wait"', 'srcdoc="wait"'])('leaves the stand-in of its author: %s', (attributes) => {
    const frame = make(`${attributes} sandbox=""`)
    const before = frame.outerHTML
    keepEmpty(frame, video, true)
    forgetEmpty(frame)
    expect(frame.outerHTML).toBe(before)
  })

  it('does not re-insert a frame that needs no change', async () => {
    const frame = make('sandbox')
    keepEmpty(frame, video, true)
    const seen = vi.fn()
    new MutationObserver(seen).observe(document.body, { childList: true })
    keepEmpty(frame, video, false)
    keepEmpty(frame, video, true)
    await new Promise((resolve) => setTimeout(resolve))
    expect(seen).not.toHaveBeenCalled()
  })
})

describe('forgetEmpty', () => {
  it('restores the frame as its author wrote it', () => {
    const frame = make('class="x" sandbox="allow-scripts"')
    keepEmpty(frame, video, true)
    forgetEmpty(frame)
    expect(frame.outerHTML).toBe('<iframe class="x" sandbox="allow-scripts"></iframe>')
  })
})
