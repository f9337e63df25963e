import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Overlay } from '../../../src/ui/page/overlay'
import { addPlaceholder, type PlaceholderContent } from '../../../src/ui/page/placeholder'
import { giveFramesDocuments } from '../../support/blankFrames'

giveFramesDocuments()
const press = vi.fn()
let can: boolean
const content = (more: Partial<PlaceholderContent> = {}): PlaceholderContent => ({
  name: 'A clip',
  reason: 'It waits.',
  actions: [
    { hook: 'load-once', label: 'Load this once', press: () => press('once') },
    { hook: 'always-allow', label: 'Always allow', press: () => press('always'), possible: () => can },
    { hook: 'manage', label: 'Manage', press: () => press('manage'), possible: () => true },
  ],
  language: 'ar',
  dir: 'rtl',
  nonce: '',
  ...more,
})
const frame = () => document.querySelector('iframe') as HTMLIFrameElement
const page = () => frame().contentDocument as Document
const box = () => page().querySelector<HTMLElement>('.interact-consent-placeholder')
const buttons = () => [...page().querySelectorAll('button')]
const MARKUP = '<p>before</p><iframe title="A clip"></iframe><p>after</p>'

beforeEach(() => {
  press.mockClear()
  can = true
  document.body.innerHTML = MARKUP
})

describe('addPlaceholder', () => {
  it('is in the document of the frame, as a group with its name, language and direction', () => {
    addPlaceholder(frame(), content())
    expect(box()?.matches('[role=group][aria-label="A clip"]')).toBe(true)
    expect(page().documentElement.matches('[lang=ar][dir=rtl]')).toBe(true)
    expect(page().title).toBe('A clip')
    expect(box()?.querySelector('b')?.textContent).toBe('A clip')
    expect(box()?.querySelector('p')?.textContent).toBe('It waits.')
  })

  it('changes nothing in the page around the frame', () => {
    const { undo } = addPlaceholder(frame(), content())
    expect(document.body.innerHTML).toBe(MARKUP)
    expect(document.adoptedStyleSheets).toHaveLength(0)
    undo()
    expect(document.body.innerHTML).toBe(MARKUP)
    expect(box()).toBeNull()
  })

  it('has a working button for each action', () => {
    addPlaceholder(frame(), content())
    expect(buttons().map(({ type, textContent, dataset }) => [type, textContent, dataset.consentAction])).toEqual([
      ['button', 'Load this once', 'load-once'],
      ['button', 'Always allow', 'always-allow'],
      ['button', 'Manage', 'manage'],
    ])
    for (const button of buttons()) button.click()
    expect(press.mock.calls).toEqual([['once'], ['always'], ['manage']])
  })

  it('shows only possible actions, and asks at each update', () => {
    can = false
    const { update } = addPlaceholder(frame(), content())
    expect(buttons().map(({ hidden }) => hidden)).toEqual([false, true, false])
    can = true
    update()
    expect(buttons().map(({ hidden }) => hidden)).toEqual([false, false, false])
  })

  it('treats names and words as text', () => {
    addPlaceholder(frame(), content({ name: '<img src=x>', reason: '<b>bold</b>' }))
    expect(box()?.querySelector('img, p b')).toBeNull()
    expect(box()?.querySelector('p')?.textContent).toBe('<b>bold</b>')
  })

  it('is put into each new empty document of the frame, and into no other', () => {
    const { update } = addPlaceholder(frame(), content())
    document.body.append(frame())
    update()
    expect(box()?.textContent).toContain('It waits.')
    vi.spyOn(page(), 'URL', 'get').mockReturnValue('https://shop.example/wait')
    box()?.remove()
    update()
    expect(box()).toBeNull()
  })

  it('is in our overlay frame if there is one, and follows and leaves with it', () => {
    const over: Overlay = { frame: frame(), update: vi.fn(), undo: vi.fn() }
    const video = document.createElement('video')
    document.body.append(video)
    const { update, undo } = addPlaceholder(video, content(), over)
    expect(box()?.textContent).toContain('It waits.')
    update()
    expect(over.update).toHaveBeenCalledOnce()
    undo()
    expect(over.undo).toHaveBeenCalledOnce()
  })
})
