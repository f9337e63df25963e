import { describe, expect, it } from 'vitest'
import { mount } from './fakeHost'

describe('a dialog that another script closes', () => {
  it('is removed, decides nothing, and can be opened again', async () => {
    const { $, all, modal, wishes, events } = await mount()
    $<HTMLDialogElement>('dialog').open = false
    $('dialog').dispatchEvent(new Event('close'))
    expect(all('dialog')).toEqual([])
    await modal.open('notice')
    expect(all('dialog[open]')).toHaveLength(1)
    expect(wishes).toEqual([])
    expect(events).toEqual(['open notice', 'close notice', 'open notice'])
  })

  it('does not close the next view when its own close event comes late', async () => {
    const { $, all, button } = await mount({}, 'preferences')
    const old = $('dialog')
    button('close').click()
    old.dispatchEvent(new Event('close'))
    expect(all('dialog[open]')).toHaveLength(1)
  })
})
