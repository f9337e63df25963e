import { describe, expect, it, vi } from 'vitest'
import { choice, config, type Fake, mount } from './fakeHost'

const states = ({ all }: Fake) => all<HTMLInputElement>('[data-consent-category]').map(({ checked }) => checked)
const sessionOnly = ({ $ }: Fake) => $<HTMLInputElement>('[data-consent-part=lifetime] input')
/** Waits until a service can be switched: that needs the drawing after its category was switched. */
const canSwitch = (service: HTMLInputElement, possible = true) =>
  vi.waitFor(() => expect(service.disabled).toBe(!possible))

describe('the switches', () => {
  it('are off until chosen, with necessary shown as fixed and without a switch', async () => {
    const fake = await mount({}, 'preferences')
    expect(states(fake)).toEqual([false, false, false])
    expect(fake.all<HTMLInputElement>('input').some(({ checked }) => checked)).toBe(false)
    expect(fake.$('[role=group]').textContent).toContain('Always on')
    expect(fake.$('[role=group]').querySelector('input')).toBeNull()
  })

  it('are on until refused in opt-out mode, except those that a signal refuses', async () => {
    const fake = await mount({ config: { ...config, mode: 'opt-out' }, withheld: ['marketing'] }, 'preferences')
    expect(states(fake)).toEqual([true, true, false])
  })

  it('show the choice in force', async () => {
    const granted = choice(['analytics'], { except: ['posthog'], lifetime: 'session' })
    const fake = await mount({ choice: granted }, 'preferences')
    expect(states(fake)).toEqual([false, true, false])
    expect([fake.service('matomo').checked, fake.service('posthog').checked]).toEqual([true, false])
    expect(sessionOnly(fake).checked).toBe(true)
  })

  it('switch the services of a category with it, and disable them while it is off', async () => {
    const { category, service } = await mount({}, 'preferences')
    expect(service('matomo').disabled).toBe(true)
    category('analytics').click()
    await canSwitch(service('matomo'))
    expect(service('matomo').checked).toBe(true)
    expect(service('ads').checked).toBe(false)
    category('analytics').click()
    await canSwitch(service('matomo'), false)
    expect(service('matomo').checked).toBe(false)
  })

  it('answer to a click on their label', async () => {
    const { category } = await mount({}, 'preferences')
    category('analytics').closest('label')?.click()
    expect(category('analytics').checked).toBe(true)
  })

  it('forget changes that were not saved', async () => {
    const fake = await mount({ choice: choice(['functional']) }, 'preferences')
    fake.category('marketing').click()
    fake.button('close').click()
    await fake.modal.open('preferences')
    expect(states(fake)).toEqual([true, false, false])
  })

  it('forget unsaved changes on the way back to the notice', async () => {
    const fake = await mount()
    await fake.manage()
    fake.category('marketing').click()
    fake.button('close').click()
    await fake.manage()
    expect(states(fake)).toEqual([false, false, false])
  })

  it('keep changes when the same view is shown again', async () => {
    const fake = await mount()
    sessionOnly(fake).click()
    await fake.modal.open('notice')
    expect(sessionOnly(fake).checked).toBe(true)
  })

  it('keep changes of the notice on the way to the preferences', async () => {
    const fake = await mount()
    sessionOnly(fake).click()
    await fake.manage()
    expect(sessionOnly(fake).checked).toBe(true)
  })

  it('follow a choice that was made elsewhere', async () => {
    const fake = await mount({}, 'preferences')
    fake.category('marketing').click()
    fake.model.choice = choice(['analytics'])
    await fake.modal.open('preferences')
    expect(states(fake)).toEqual([false, true, false])
  })
})

describe('what is saved', () => {
  it('is all that is on, and the services refused one by one', async () => {
    const { button, category, service, wishes } = await mount({}, 'preferences')
    category('analytics').click()
    category('marketing').click()
    await canSwitch(service('posthog'))
    service('posthog').click()
    button('save').click()
    expect(wishes).toEqual([{ granted: ['analytics', 'marketing'], except: ['posthog'], lifetime: 'persistent' }])
  })

  it('is a refusal when all are off, whatever was tried before', async () => {
    const { button, category, service, wishes } = await mount({}, 'preferences')
    category('analytics').click()
    await canSwitch(service('matomo'))
    service('matomo').click()
    category('analytics').click()
    button('save').click()
    expect(wishes).toEqual([{ granted: [], except: [], lifetime: 'persistent' }])
  })

  it('holds for the session if that is switched on', async () => {
    const fake = await mount({}, 'preferences')
    fake.category('functional').click()
    sessionOnly(fake).click()
    fake.button('save').click()
    expect(fake.wishes).toEqual([{ granted: ['functional'], except: [], lifetime: 'session' }])
  })

  it('is right if a visitor’s tool switches and saves within one task', async () => {
    const { all, button, wishes } = await mount({}, 'preferences')
    for (const box of all('input[data-consent-category]')) box.click()
    button('save').click()
    expect(wishes).toEqual([{ granted: ['functional', 'analytics', 'marketing'], except: [], lifetime: 'persistent' }])
  })
})
