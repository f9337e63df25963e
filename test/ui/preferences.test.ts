import { describe, expect, it } from 'vitest'
import { choice, mount } from './fakeHost'

describe("the browser's signal in the preferences", () => {
  it('keeps its category off, also over an older grant, and says so; the own switch overrides it', async () => {
    const given = { choice: choice(['marketing']), withheld: ['marketing'] }
    const { root, button, category, wishes } = await mount(given, 'preferences')
    expect(root.textContent).toContain("Your browser's privacy signal is honoured")
    expect(category('marketing').checked).toBe(false)
    category('marketing').click()
    button('save').click()
    expect(wishes).toMatchObject([{ granted: ['marketing'] }])
  })
})

describe('an addition since the choice', () => {
  it('is marked and off, and the rest stays as it was', async () => {
    const { all, button, category, service, wishes } = await mount(
      {
        choice: choice(['analytics'], { except: ['posthog'] }),
        added: ['marketing', 'posthog'],
        altered: ['posthog'],
        why: 'added',
      },
      'preferences',
    )
    expect(all('mark').map((mark) => mark.closest('label')?.textContent)).toEqual(['posthog Changed', 'Marketing New'])
    expect([category('analytics').checked, category('marketing').checked]).toEqual([true, false])
    expect(service('posthog').checked).toBe(false)
    button('save').click()
    expect(wishes).toMatchObject([{ granted: ['analytics'], except: ['posthog'] }])
  })
})

describe('the answers in the preferences', () => {
  it('withdraw and agree in one click each, as on the notice', async () => {
    const { button, wishes, modal } = await mount({ choice: choice(['analytics']) }, 'preferences')
    button('reject-all').click()
    await modal.open('preferences')
    button('accept-all').click()
    expect(wishes).toEqual([
      { granted: [], lifetime: 'persistent' },
      { granted: ['functional', 'analytics', 'marketing'], except: [], lifetime: 'persistent' },
    ])
  })

  it('leave the choice as it was by Escape and by the close button', async () => {
    const { $, button, wishes, events, modal } = await mount({ choice: choice(['analytics']) }, 'preferences')
    $('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    await modal.open('preferences')
    expect(button('close').getAttribute('aria-label')).toBe('Close without saving')
    button('close').click()
    expect(wishes).toEqual([])
    expect(events).toEqual(['open preferences', 'close preferences', 'open preferences', 'close preferences'])
  })
})
