import { describe, expect, it } from 'vitest'
import { inLayout, mount, opener } from './fakeHost'

describe('the layout', () => {
  it('is one modal dialog, labelled by its heading, which has the focus', async () => {
    const { $, all } = await mount(inLayout('modal'))
    expect(all('dialog[open]')).toHaveLength(1)
    expect($('dialog').getAttribute('aria-labelledby')).toBe($('h2').id)
    expect(document.activeElement).toBe($('h2'))
  })

  it.each(['banner', 'corner'] as const)(
    'is a labelled region as %s, and leaves the focus where it is',
    async (name) => {
      opener().focus()
      const { $, all, root } = await mount(inLayout(name))
      expect(all('dialog, [role=dialog], [aria-modal]')).toEqual([])
      expect($('section').getAttribute('aria-labelledby')).toBe($('h2').id)
      expect($('section').className).toBe(name)
      expect(root.contains(document.activeElement)).toBe(false)
      // Last, so that React 18 hydrates beside it, until the keyboard is to meet it first.
      expect(document.body.lastElementChild).toBe(root.parentElement)
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))
      expect(document.body.previousElementSibling).toBe(root.parentElement)
    },
  )

  it('refuses by Escape inside a banner, but not outside it and not by another key', async () => {
    const { $, wishes } = await mount(inLayout('banner'))
    const press = (target: Element, key: string) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    press(document.body, 'Escape')
    press($('button'), 'Enter')
    expect(wishes).toEqual([])
    press($('button'), 'Escape')
    expect(wishes).toEqual([{ granted: [], lifetime: 'persistent' }])
  })

  it('is a modal dialog for the preferences of a banner, and takes the focus along', async () => {
    const { button, $, all, manage } = await mount(inLayout('banner'))
    button('manage').focus()
    await manage()
    expect(all('section')).toEqual([])
    expect($<HTMLDialogElement>('dialog').open).toBe(true)
    expect(document.activeElement).toBe($('h2'))
    button('close').click()
    expect(all('section')).toHaveLength(1)
    expect(document.activeElement).toBe($('h2'))
  })
})
