import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Layout } from '../../src/config/schema'
import { choice, config, type Fake, mount, polyfillDialog } from './fakeHost'

let fake: Fake
const shown = async (given: Parameters<typeof mount>[0] = {}): Promise<Fake> => {
  fake = await mount(given)
  return fake
}
const withLayout = (layout: Layout) => shown({ config: { ...config, layout } })

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main><button id="opener">Cookie settings</button></main>'
})
afterEach(() => fake.modal.destroy())

describe('the notice', () => {
  it('says what it asks, with both kinds of cookies, what refusing means, and the policy', async () => {
    const { root, $ } = await shown()
    const text = root.textContent
    expect(text).toContain('Session cookies are gone when you close your browser')
    expect(text).toContain('Persistent cookies stay until you delete them or they expire')
    expect(text).toContain('no data of any sort is collected')
    expect(text).toContain('some features may not work properly')
    expect($('a').getAttribute('href')).toBe('/privacy-policy')
  })

  it('leaves the link away where there is no policy', async () => {
    expect((await shown({ config: { ...config, policy: { url: '', version: '' } } })).all('a')).toEqual([])
  })

  it('offers the answers by their exact names and hooks, and marks accept and refuse alike', async () => {
    const { all, button } = await shown()
    expect(all('[data-consent-part=answers] button').map(({ textContent }) => textContent)).toEqual([
      'Accept all',
      'Reject all',
      'Manage choices',
    ])
    const attributes = (action: string) =>
      [...button(action).attributes].map(({ name }) => name).filter((name) => name !== 'data-consent-action')
    expect(attributes('accept-all')).toEqual(attributes('reject-all'))
  })

  it('accepts for good, or for the session when the switch is on', async () => {
    const { button, wishes, $ } = await shown()
    button('accept-all').click()
    expect(wishes).toEqual([{ granted: ['functional', 'analytics', 'marketing'], except: [], lifetime: 'persistent' }])
    await fake.modal.open('notice')
    expect($<HTMLInputElement>('[role=switch]').checked).toBe(false)
    $('[role=switch]').click()
    expect($<HTMLInputElement>('[role=switch]').checked).toBe(true)
    button('accept-all').click()
    expect(wishes[1]).toMatchObject({ lifetime: 'session' })
  })

  it('refuses by Reject all, by a close button that says so, and by Escape', async () => {
    const { button, wishes, $, modal } = await shown()
    button('reject-all').click()
    await modal.open('notice')
    expect(button('close').getAttribute('aria-label')).toBe('Refuse and close')
    button('close').click()
    await modal.open('notice')
    $('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(wishes).toEqual([{ granted: [] }, { granted: [] }, { granted: [] }])
  })

  it('offers the opt-out by its own words where the law is opt-out', async () => {
    const { button, root, wishes } = await shown({ config: { ...config, mode: 'opt-out' } })
    expect(root.textContent).toContain('The optional ones are on until you reject them.')
    expect(button('reject-all').textContent).toBe('Do not sell or share my personal information')
    button('reject-all').click()
    expect(wishes).toEqual([{ granted: [] }])
  })

  it('names only the two answers by their words, for tools that look for a part of a name', async () => {
    const { all } = await shown()
    const names = all('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)
    expect(names.filter((name) => /accept all/i.test(name))).toEqual(['Accept all'])
    expect(names.filter((name) => /reject all/i.test(name))).toEqual(['Reject all'])
  })

  it('accepts what is new, where only that is asked, and lets old refusals be', async () => {
    const { button, wishes } = await shown({
      choice: choice(['analytics'], { except: ['matomo', 'posthog'] }),
      added: ['marketing', 'posthog'],
      why: 'added',
    })
    button('accept-all').click()
    expect(wishes).toEqual([{ granted: ['analytics', 'marketing'], except: ['matomo'], lifetime: 'persistent' }])
  })

  it("does not accept what the browser's signal refuses", async () => {
    const { button, wishes } = await shown({ withheld: ['marketing'] })
    button('accept-all').click()
    expect(wishes).toMatchObject([{ granted: ['functional', 'analytics'] }])
  })

  it('decides nothing by itself, by a click beside it or on its text', async () => {
    const { wishes, $ } = await shown()
    for (const target of ['dialog', 'p', 'h2']) $(target).click()
    document.body.click()
    expect(wishes).toEqual([])
  })

  it('keeps the session switch on the way to preferences', async () => {
    const { button, $, manage } = await shown()
    $('[role=switch]').click()
    await manage()
    expect(button('save')).not.toBeNull()
    expect($<HTMLInputElement>('[data-consent-part=lifetime] input').checked).toBe(true)
  })

  it('says what is new, that the policy changed, and that a signal is honoured', async () => {
    const { root } = await shown({ added: ['marketing', 'posthog'], why: 'policy', withheld: ['marketing'] })
    expect(root.textContent).toContain('New since your last choice: Marketing, posthog.')
    expect(root.textContent).toContain('The privacy policy has changed since your last choice.')
    expect(root.textContent).toContain("Your browser's privacy signal is honoured.")
    fake.modal.destroy()
    expect((await shown()).all('strong')).toEqual([])
  })
})

describe('layouts', () => {
  it('is one modal dialog, labelled by its heading, which has the focus', async () => {
    const { $, all } = await withLayout('modal')
    expect(all('dialog[open]')).toHaveLength(1)
    expect($('dialog').getAttribute('aria-labelledby')).toBe($('h2').id)
    expect(document.activeElement).toBe($('h2'))
  })

  for (const layout of ['banner', 'corner'] as const) {
    it(`is a labelled region as ${layout}, and leaves the focus where it is`, async () => {
      document.getElementById('opener')?.focus()
      const { $, all, root } = await withLayout(layout)
      expect(all('dialog, [role=dialog], [aria-modal]')).toEqual([])
      expect($('section').getAttribute('aria-labelledby')).toBe($('h2').id)
      expect($('section').className).toBe(layout)
      expect(root.contains(document.activeElement)).toBe(false)
    })
  }

  it('refuses by Escape inside a banner, but not outside it and not by another key', async () => {
    const { $, wishes } = await withLayout('banner')
    const press = (target: Element, key: string) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    press(document.body, 'Escape')
    press($('button'), 'Enter')
    expect(wishes).toEqual([])
    press($('button'), 'Escape')
    expect(wishes).toEqual([{ granted: [] }])
  })

  it('opens preferences as a modal dialog from a banner, and brings the focus along', async () => {
    const { button, $, all, manage } = await withLayout('banner')
    button('manage').focus()
    await manage()
    expect(all('section')).toEqual([])
    expect($<HTMLDialogElement>('dialog').open).toBe(true)
    expect(document.activeElement).toBe($('h2'))
    button('close').click()
    expect(all('section')).toHaveLength(1)
    expect(document.activeElement).toBe($('h2'))
  })

  it('gives the scroll padding back as it was', async () => {
    const { style } = document.documentElement
    style.scrollPaddingBlockEnd = '7px'
    const { modal } = await withLayout('banner')
    style.scrollPaddingBlockEnd = '300px'
    modal.close()
    expect(style.scrollPaddingBlockEnd).toBe('7px')
    style.scrollPaddingBlockEnd = ''
  })

  it('asks a visitor who refused before with the switches off', async () => {
    expect((await shown({ choice: choice([], { lifetime: 'session' }) })).$<HTMLInputElement>('input').checked).toBe(
      false,
    )
  })
})
