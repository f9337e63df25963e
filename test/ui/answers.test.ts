import { describe, expect, it, vi } from 'vitest'
import { choice, inLayout, mount } from './fakeHost'

describe('an answer in the modal is told once, for counts', () => {
  it('all of what was asked is accepted, where earlier refusals stay', async () => {
    const { answers, button } = await mount({ choice: choice(['analytics']), why: 'added', added: ['functional'] })
    button('accept-all').click()
    expect(answers).toMatchObject([{ answer: 'accepted' }])
  })
  it.each([
    ['accept-all', 'accepted'],
    ['reject-all', 'refused'],
    ['close', 'refused'],
  ])('%s: %s', async (action, answer) => {
    const { answers, button } = await mount(inLayout('corner'))
    button(action).click()
    expect(answers).toEqual([{ answer, cause: 'first', language: 'en-US', layout: 'corner' }])
  })

  it('by what it grants, and not by the button: a part, nothing, or all', async () => {
    for (const [ids, answer] of [
      [['analytics'], 'chosen'],
      [[], 'refused'],
      [['functional', 'analytics', 'marketing'], 'accepted'],
    ] as const) {
      const { answers, button, category, manage } = await mount()
      await manage()
      for (const id of ids) category(id).click()
      button('save').click()
      expect(answers).toEqual([{ answer, cause: 'first', language: 'en-US', layout: 'modal' }])
    }
  })

  it('a service that is left out makes it a choice, and what a privacy signal refuses does not', async () => {
    const one = await mount()
    await one.manage()
    for (const id of ['functional', 'analytics', 'marketing']) one.category(id).click()
    await vi.waitFor(() => expect(one.service('posthog').disabled).toBe(false))
    one.service('posthog').click()
    one.button('save').click()
    expect(one.answers).toMatchObject([{ answer: 'chosen' }])
    const signal = await mount({ withheld: ['marketing'] })
    signal.button('accept-all').click()
    expect(signal.answers).toMatchObject([{ answer: 'accepted' }])
  })

  it('with the language of its words, and as a change where there was a choice; not for leaving without one', async () => {
    document.documentElement.lang = 'de-AT'
    const { answers, button, modal } = await mount({ choice: choice(['analytics']) }, 'preferences')
    button('close').click()
    expect(answers).toEqual([])
    await modal.open('preferences')
    button('reject-all').click()
    expect(answers).toEqual([{ answer: 'refused', cause: 'changed', language: 'de-AT', layout: 'modal' }])
    document.documentElement.lang = ''
  })

  it('and holds nothing else: no id, no time, no address', async () => {
    const { answers, button } = await mount()
    button('accept-all').click()
    expect(Object.keys(answers[0] ?? {}).sort()).toEqual(['answer', 'cause', 'language', 'layout'])
  })
})
