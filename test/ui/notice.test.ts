import { describe, expect, it } from 'vitest'
import { choice, config, mount } from './fakeHost'

describe('the notice', () => {
  it('says what it asks, with both kinds of cookies, what refusing means, and the policy', async () => {
    const { root, $ } = await mount()
    const text = root.textContent
    expect(text).toContain('Session cookies are gone when you close your browser')
    expect(text).toContain('Persistent cookies stay until you delete them or they expire')
    expect(text).toContain('only what the site needs to work is kept')
    expect(text).toContain('some features may not work properly')
    expect($('a').getAttribute('href')).toBe('/privacy-policy')
  })

  it('leaves the link out if there is no policy', async () => {
    expect((await mount({ config: { ...config, policy: { url: '', version: '' } } })).all('a')).toEqual([])
  })

  it('says what is new and what changed, that the policy changed, and that a signal is honoured', async () => {
    const { root } = await mount({
      added: ['marketing', 'matomo', 'posthog'],
      altered: ['matomo'],
      why: 'policy',
      withheld: ['marketing'],
    })
    expect(root.textContent).toContain(
      'New since your last choice: Marketing, posthog. Changed since your last choice: Matomo. What you rejected stays rejected.',
    )
    expect(root.textContent).toContain('The privacy policy has changed since your last choice.')
    expect(root.textContent).toContain("Your browser's privacy signal is honoured.")
    expect((await mount()).all('strong')).toEqual([])
    const changed = await mount({ added: ['ads'], altered: ['ads'], why: 'added' })
    expect(changed.$('strong').textContent).toBe(
      'Changed since your last choice: Ad network. What you rejected stays rejected.',
    )
  })

  it('shows the switch of the choice in force, even of a refusal', async () => {
    const { $ } = await mount({ choice: choice([], { lifetime: 'session' }) })
    expect($<HTMLInputElement>('input').checked).toBe(true)
  })
})

describe('the answers on the notice', () => {
  it('have their exact names and hooks, and accept and refuse are marked alike', async () => {
    const { all, button } = await mount()
    expect(all('[data-consent-part=answers] button').map(({ textContent }) => textContent)).toEqual([
      'Accept all',
      'Reject all',
      'Manage choices',
    ])
    const attributes = (action: string) =>
      [...button(action).attributes].map(({ name }) => name).filter((name) => name !== 'data-consent-action')
    expect(attributes('accept-all')).toEqual(attributes('reject-all'))
  })

  it('are the only buttons with their words in their names, for tools that search for a part of a name', async () => {
    const { all } = await mount()
    const names = all('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)
    expect(names.filter((name) => /accept all/i.test(name))).toEqual(['Accept all'])
    expect(names.filter((name) => /reject all/i.test(name))).toEqual(['Reject all'])
  })

  it('accept for good, or for the session when the switch is on', async () => {
    const { button, wishes, $, modal } = await mount()
    button('accept-all').click()
    expect(wishes).toEqual([{ granted: ['functional', 'analytics', 'marketing'], except: [], lifetime: 'persistent' }])
    await modal.open('notice')
    expect($<HTMLInputElement>('[role=switch]').checked).toBe(false)
    $('[role=switch]').click()
    button('accept-all').click()
    expect(wishes[1]).toMatchObject({ lifetime: 'session' })
  })

  it('refuse by Reject all, by a close button that says so, and by Escape', async () => {
    const { button, wishes, $, modal } = await mount()
    button('reject-all').click()
    await modal.open('notice')
    expect(button('close').getAttribute('aria-label')).toBe('Refuse and close')
    button('close').click()
    await modal.open('notice')
    $('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(wishes).toEqual([
      { granted: [], lifetime: 'persistent' },
      { granted: [], lifetime: 'persistent' },
      { granted: [], lifetime: 'persistent' },
    ])
  })

  it('refuse for the session only while the switch is on, however the visitor refuses', async () => {
    const { button, wishes, $, modal } = await mount()
    const refuse = [
      () => button('reject-all').click(),
      () => button('close').click(),
      () => $('dialog').dispatchEvent(new Event('cancel', { cancelable: true })),
    ]
    for (const press of refuse) {
      await modal.open('notice')
      if (!$<HTMLInputElement>('input').checked) $('input').click()
      press()
    }
    expect(wishes).toEqual(refuse.map(() => ({ granted: [], lifetime: 'session' })))
  })

  it('offer the opt-out in its own words in opt-out mode', async () => {
    const { button, root, wishes } = await mount({ config: { ...config, mode: 'opt-out' } })
    expect(root.textContent).toContain('The optional ones are on until you reject them.')
    expect(button('reject-all').textContent).toBe('Do not sell or share my personal information')
    button('reject-all').click()
    expect(wishes).toEqual([{ granted: [], lifetime: 'persistent' }])
  })

  it('accept additions only, if only those are asked about, and keep old refusals', async () => {
    const { button, wishes } = await mount({
      choice: choice(['analytics'], { except: ['matomo', 'posthog'] }),
      added: ['marketing', 'posthog'],
      why: 'added',
    })
    button('accept-all').click()
    expect(wishes).toEqual([{ granted: ['analytics', 'marketing'], except: ['matomo'], lifetime: 'persistent' }])
  })

  it("do not accept what the browser's signal refuses", async () => {
    const { button, wishes } = await mount({ withheld: ['marketing'] })
    button('accept-all').click()
    expect(wishes).toMatchObject([{ granted: ['functional', 'analytics'] }])
  })

  it('come from nothing else: no click beside the notice or on its text', async () => {
    const { wishes, $ } = await mount()
    for (const target of ['dialog', 'p', 'h2']) $(target).click()
    document.body.click()
    expect(wishes).toEqual([])
  })
})
