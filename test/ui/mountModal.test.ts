import { describe, expect, it } from 'vitest'
import { mount } from './fakeHost'

describe('the root', () => {
  it('is the last thing in the body, and empty but for the status region', async () => {
    const { root, modal } = await mount()
    modal.close()
    expect(document.body.lastElementChild).toBe(root.parentElement)
    expect(root.matches('interact-consent > [data-nosnippet]')).toBe(true)
    expect([...root.children].map(({ outerHTML }) => outerHTML)).toEqual(['<p role="status"></p>'])
  })

  it('holds one panel however often it is shown', async () => {
    const { modal, all } = await mount()
    await modal.open('notice')
    await modal.open('preferences')
    await modal.open('preferences')
    expect(all('dialog, section')).toHaveLength(1)
    expect(document.querySelectorAll('#interact-consent-root')).toHaveLength(1)
  })

  it('holds no dialog at all while it is closed, so that no host style can show one', async () => {
    const { modal, all } = await mount()
    modal.close()
    expect(all('dialog, section')).toEqual([])
  })

  it('holds no inline style and no handler attribute', async () => {
    const { root } = await mount({}, 'preferences')
    expect(root.outerHTML).not.toMatch(/ (style|on\w+)=/)
  })

  it('leaves nothing behind', async () => {
    const { modal } = await mount()
    modal.destroy()
    expect(document.getElementById('interact-consent-root')).toBeNull()
    expect(document.adoptedStyleSheets).toEqual([])
  })
})

describe('the events', () => {
  it('report each view that opens and closes, once', async () => {
    const { modal, button, events, manage } = await mount()
    await modal.open('notice')
    await manage()
    button('close').click()
    button('reject-all').click()
    modal.close()
    expect(events).toEqual(['open notice', 'open preferences', 'open notice', 'close notice'])
  })

  it('report nothing at destruction, nor for a modal that was never shown', async () => {
    const { modal, events } = await mount()
    modal.destroy()
    void modal.open('notice')
    modal.close()
    await modal.open('preferences')
    expect(events).toEqual(['open notice', 'open preferences'])
  })
})

describe('a modal that is closed before there is a body', () => {
  it('is not shown', async () => {
    const { modal, events, all } = await mount()
    modal.close()
    const { body } = document
    body.remove()
    const opening = modal.open('notice')
    modal.close()
    document.documentElement.append(body)
    await opening
    expect(events).toEqual(['open notice', 'close notice'])
    expect(all('dialog')).toEqual([])
  })
})
