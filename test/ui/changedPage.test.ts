import { describe, expect, it, vi } from 'vitest'
import { config, inLayout, mount } from './fakeHost'

describe('a modal whose page is changed by others', () => {
  it('comes back after the page replaced its body', async () => {
    const { modal, root, all } = await mount()
    document.body.innerHTML = '<p>New page</p>'
    modal.onPageChange()
    expect(document.body.lastElementChild?.localName).toBe('interact-consent')
    expect(root.parentElement).toBe(document.body.lastElementChild)
    expect(all('dialog[open]')).toHaveLength(1)
  })

  it('keeps what was switched when it comes back', async () => {
    const { modal, $ } = await mount()
    $('input').click()
    document.body.innerHTML = '<p>New page</p>'
    modal.onPageChange()
    expect($<HTMLInputElement>('input').checked).toBe(true)
  })

  it('removes copies of itself that the page brought back', async () => {
    const { modal, root } = await mount()
    document.body.append(document.body.cloneNode(true))
    modal.onPageChange()
    expect([...document.querySelectorAll('#interact-consent-root')]).toEqual([root])
    expect(document.querySelectorAll('interact-consent')).toHaveLength(1)
  })

  it('speaks the language that the page has now', async () => {
    const { modal, root, button } = await mount({ config: { ...config, text: { pt: { acceptAll: 'Aceitar tudo' } } } })
    document.documentElement.lang = 'pt'
    modal.onPageChange()
    await vi.waitFor(() => expect(button('accept-all').textContent).toBe('Aceitar tudo'))
    expect(root.lang).toBe('pt')
    document.documentElement.lang = 'ar'
    modal.onPageChange()
    await vi.waitFor(() => expect(root.dir).toBe('rtl'))
    document.documentElement.lang = ''
  })

  it('shows the preferences that were asked for just before the language changed', async () => {
    const { modal, root, button, events } = await mount()
    button('manage').click()
    document.documentElement.lang = 'ar'
    modal.onPageChange()
    await vi.waitFor(() => expect(button('save').textContent).toMatch(/[\u0600-\u06ff]/))
    expect(root.dir).toBe('rtl')
    expect(events).toEqual(['open notice', 'open preferences'])
    document.documentElement.lang = ''
  })

  it('asks for preferences that could not be loaded at no change of language', async () => {
    const { modal, root, button, events, missing } = await mount()
    missing.add('preferences')
    button('manage').click()
    await vi.waitFor(() => expect(events).toEqual(['open notice', 'preferences-missing']))
    missing.clear()
    document.documentElement.lang = 'ar'
    modal.onPageChange()
    await vi.waitFor(() => expect(root.dir).toBe('rtl'))
    expect(events).toEqual(['open notice', 'preferences-missing'])
    document.documentElement.lang = ''
  })

  it('can be opened again after a script emptied its parent', async () => {
    const { root, modal, all, events } = await mount()
    root.replaceChildren()
    modal.close()
    await modal.open('notice')
    expect(all('dialog[open]')).toHaveLength(1)
    expect(all('[role=status]')).toHaveLength(1)
    expect(events).toEqual(['open notice', 'close notice', 'open notice'])
  })

  it('is shown again when it is opened after a script removed the dialog', async () => {
    const { $, modal, all, button, wishes } = await mount()
    $('dialog').remove()
    await modal.open('notice')
    expect(all('dialog[open]')).toHaveLength(1)
    button('reject-all').click()
    expect(wishes).toEqual([{ granted: [], lifetime: 'persistent' }])
    expect(all('dialog')).toEqual([])
  })

  it('keeps a class that a visitor’s helper has set beside its own', async () => {
    const { $, button, modal } = await mount(inLayout('corner'))
    button('accept-all').classList.add('helper')
    $('section').classList.add('helper')
    await modal.open('notice')
    expect($('section').className).toBe('corner helper')
    expect(button('accept-all').className).toBe('helper')
  })
})
