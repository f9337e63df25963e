import { describe, expect, it, vi } from 'vitest'
import { mount } from './fakeHost'

describe('the second view', () => {
  it('is not fetched for a visitor who only answers', async () => {
    const { button, asked } = await mount()
    button('accept-all').dispatchEvent(new PointerEvent('pointerenter'))
    button('accept-all').click()
    expect(asked).toEqual([])
  })

  it.each([
    ['a pointer', () => new PointerEvent('pointerenter')],
    ['the focus', () => new FocusEvent('focus')],
  ])('is fetched once %s is on its button', async (_, event) => {
    const { button, asked, all } = await mount()
    button('manage').dispatchEvent(event())
    expect(asked).toEqual(['preferences'])
    expect(all('[data-consent-view=notice]')).toHaveLength(1)
  })

  it('leaves the notice as it is if it fails to load, reports that, and is tried again', async () => {
    const { button, all, events, missing, wishes, manage } = await mount()
    missing.add('preferences')
    button('manage').click()
    await vi.waitFor(() => expect(events).toEqual(['open notice', 'preferences-missing']))
    expect(all('[data-consent-view=notice]')).toHaveLength(1)
    missing.clear()
    await manage()
    button('reject-all').click()
    expect(wishes).toEqual([{ granted: [], lifetime: 'persistent' }])
  })

  it('is not shown if the visitor has answered meanwhile', async () => {
    const { button, all, events } = await mount()
    button('manage').click()
    button('reject-all').click()
    await new Promise((resolve) => setTimeout(resolve))
    expect(all('dialog')).toEqual([])
    expect(events).toEqual(['open notice', 'close notice'])
  })
})
