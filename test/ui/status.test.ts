import { describe, expect, it } from 'vitest'
import { choice, mount } from './fakeHost'

describe('the status region', () => {
  it('is there before its text, tells what was decided, and is empty at the next question', async () => {
    const { $, button, category, modal } = await mount()
    const status = $('[role=status]')
    expect(status.textContent).toBe('')
    button('reject-all').click()
    expect($('[role=status]')).toBe(status)
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary. Rejected: Functional, Analytics, Marketing.')
    await modal.open('preferences')
    expect(status.textContent).toBe('')
    category('analytics').click()
    button('save').click()
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary, Analytics. Rejected: Functional, Marketing.')
  })

  it('does not mention a refusal if nothing was refused', async () => {
    const { $, button } = await mount()
    button('accept-all').click()
    expect($('[role=status]').textContent).toBe('Choices saved. Accepted: Necessary, Functional, Analytics, Marketing.')
  })

  it('replaces what a browser has translated', async () => {
    const { $, button, modal } = await mount()
    const status = $('[role=status]')
    button('reject-all').click()
    const text = document.createTreeWalker(status, NodeFilter.SHOW_TEXT).nextNode() as Text
    const translation = document.createElement('font')
    translation.append('Gespeichert.')
    text.replaceWith(translation)
    await modal.open('preferences')
    button('accept-all').click()
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary, Functional, Analytics, Marketing.')
  })

  it('says nothing when nothing was decided', async () => {
    const { $, button } = await mount({ choice: choice([]) }, 'preferences')
    button('close').click()
    expect($('[role=status]').textContent).toBe('')
  })
})
