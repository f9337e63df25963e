import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addPlaceholder, type PlaceholderContent } from '../../../src/ui/page/placeholder'

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
  ...more,
})
const frame = () => document.querySelector('iframe') as HTMLIFrameElement
const box = () => document.querySelector<HTMLElement>('.interact-consent-placeholder')
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('.interact-consent-placeholder button')]

beforeEach(() => {
  press.mockClear()
  can = true
  document.body.innerHTML = '<p>before</p><iframe title="A clip"></iframe><p>after</p>'
})

describe('addPlaceholder', () => {
  it('stands behind what it is for, as a group with its name, language and direction', () => {
    addPlaceholder(frame(), content())
    expect(frame().nextElementSibling).toBe(box())
    expect(box()?.matches('[role=group][aria-label="A clip"][lang=ar][dir=rtl]')).toBe(true)
    expect(box()?.querySelector('b')?.textContent).toBe('A clip')
    expect(box()?.querySelector('p')?.textContent).toBe('It waits.')
  })

  it('has a button for each thing to do, which does it', () => {
    addPlaceholder(frame(), content())
    expect(buttons().map(({ type, textContent, dataset }) => [type, textContent, dataset.consentAction])).toEqual([
      ['button', 'Load this once', 'load-once'],
      ['button', 'Always allow', 'always-allow'],
      ['button', 'Manage', 'manage'],
    ])
    for (const button of buttons()) button.click()
    expect(press.mock.calls).toEqual([['once'], ['always'], ['manage']])
  })

  it('shows only what is possible, and asks anew at each update', () => {
    can = false
    const { update } = addPlaceholder(frame(), content())
    expect(buttons().map(({ hidden }) => hidden)).toEqual([false, true, false])
    can = true
    update()
    expect(buttons().map(({ hidden }) => hidden)).toEqual([false, false, false])
  })

  it('takes names and words for words', () => {
    addPlaceholder(frame(), content({ name: '<img src=x>', reason: '<b>bold</b>' }))
    expect(box()?.querySelector('img, p b')).toBeNull()
    expect(box()?.querySelector('p')?.textContent).toBe('<b>bold</b>')
  })

  it('keeps the waiting element from the keyboard, and gives back what it found', () => {
    const { undo } = addPlaceholder(frame(), content())
    expect(frame().inert).toBe(true)
    expect(frame().dataset.consentWaiting).toBe('')
    undo()
    expect(box()).toBeNull()
    expect(frame().inert).toBe(false)
    expect('consentWaiting' in frame().dataset).toBe(false)
    frame().inert = true
    addPlaceholder(frame(), content()).undo()
    expect(frame().inert).toBe(true)
  })
})
