import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Layout } from '../../src/config/schema'
import { choice, config, type Fake, mount, polyfillDialog } from './fakeHost'

let fake: Fake
const shown = (given: Parameters<typeof mount>[0] = {}): Fake => {
  fake = mount(given)
  return fake
}
const withLayout = (layout: Layout) => shown({ config: { ...config, layout } })

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main><button id="opener">Cookie settings</button></main>'
})
afterEach(() => fake.ui.destroy())

describe('the notice', () => {
  it('says what it asks, with both kinds of cookies, what refusing means, and the policy', () => {
    const { root, $ } = shown()
    const text = root.textContent
    expect(text).toContain('Session cookies are gone when you close your browser')
    expect(text).toContain('Persistent cookies stay until you delete them or they expire')
    expect(text).toContain('no data of any sort is collected')
    expect(text).toContain('some features may not work properly')
    expect($('a').getAttribute('href')).toBe('/privacy-policy')
  })

  it('leaves the link away where there is no policy', () => {
    expect(shown({ config: { ...config, policy: { url: '', version: '' } } }).all('a')).toEqual([])
  })

  it('offers the answers by their exact names and hooks, and marks accept and refuse alike', () => {
    const { all, button } = shown()
    expect(all('footer button').map(({ textContent }) => textContent)).toEqual([
      'Accept all',
      'Reject all',
      'Manage choices',
    ])
    const attributes = (action: string) =>
      [...button(action).attributes].map(({ name }) => name).filter((name) => name !== 'data-consent-action')
    expect(attributes('accept-all')).toEqual(attributes('reject-all'))
  })

  it('accepts for good, or for the session when the switch is on', () => {
    const { button, actions, $ } = shown()
    button('accept-all').click()
    expect(actions).toEqual([{ type: 'accept', lifetime: 'persistent' }])
    fake.ui.show('notice')
    expect($<HTMLInputElement>('[role=switch]').checked).toBe(false)
    $('[role=switch]').click()
    expect($<HTMLInputElement>('[role=switch]').checked).toBe(true)
    button('accept-all').click()
    expect(actions[1]).toEqual({ type: 'accept', lifetime: 'session' })
  })

  it('refuses by Reject all, by a close button that says so, and by Escape', () => {
    const { button, actions, $, ui } = shown()
    button('reject-all').click()
    ui.show('notice')
    expect(button('close').getAttribute('aria-label')).toBe('Close and reject all')
    button('close').click()
    ui.show('notice')
    $('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(actions).toEqual([{ type: 'reject' }, { type: 'reject' }, { type: 'reject' }])
  })

  it('decides nothing by itself, by a click beside it or on its text', () => {
    const { actions, $ } = shown()
    for (const target of ['dialog', 'p', 'h2']) $(target).click()
    document.body.click()
    expect(actions).toEqual([])
  })

  it('keeps the session switch on the way to preferences', () => {
    const { button, $, all } = shown()
    $('[role=switch]').click()
    button('manage').click()
    expect(button('save')).not.toBeNull()
    expect((all<HTMLInputElement>('[role=switch]').at(-1) as HTMLInputElement).checked).toBe(true)
  })

  it('says what is new, that the policy changed, and that a signal is honoured', () => {
    const { root } = shown({ added: ['marketing', 'posthog'], why: 'policy', withheld: ['marketing'] })
    expect(root.textContent).toContain('New since your last choice: Marketing, posthog.')
    expect(root.textContent).toContain('The privacy policy has changed since your last choice.')
    expect(root.textContent).toContain("Your browser's privacy signal is honoured.")
    fake.ui.destroy()
    expect(shown().all('strong')).toEqual([])
  })
})

describe('layouts', () => {
  it('is one modal dialog, labelled by its heading, which has the focus', () => {
    const { $, all } = withLayout('modal')
    expect(all('dialog[open]')).toHaveLength(1)
    expect($('dialog').getAttribute('aria-labelledby')).toBe($('h2').id)
    expect(document.activeElement).toBe($('h2'))
  })

  for (const layout of ['banner', 'corner'] as const) {
    it(`is a labelled region as ${layout}, and leaves the focus where it is`, () => {
      document.getElementById('opener')?.focus()
      const { $, all, root } = withLayout(layout)
      expect(all('dialog, [role=dialog], [aria-modal]')).toEqual([])
      expect($('section').getAttribute('aria-labelledby')).toBe($('h2').id)
      expect($('section').className).toBe(layout)
      expect(root.contains(document.activeElement)).toBe(false)
    })
  }

  it('refuses by Escape inside a banner, but not outside it and not by another key', () => {
    const { $, actions } = withLayout('banner')
    const press = (target: Element, key: string) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    press(document.body, 'Escape')
    press($('button'), 'Enter')
    expect(actions).toEqual([])
    press($('button'), 'Escape')
    expect(actions).toEqual([{ type: 'reject' }])
  })

  it('opens preferences as a modal dialog from a banner, and brings the focus along', () => {
    const { button, $, all } = withLayout('banner')
    button('manage').focus()
    button('manage').click()
    expect(all('section')).toEqual([])
    expect($<HTMLDialogElement>('dialog').open).toBe(true)
    expect(document.activeElement).toBe($('h2'))
    button('close').click()
    expect(all('section')).toHaveLength(1)
    expect(document.activeElement).toBe($('h2'))
  })

  it('gives the scroll padding back as it was', () => {
    const { style } = document.documentElement
    style.scrollPaddingBlockEnd = '7px'
    const { ui } = withLayout('banner')
    style.scrollPaddingBlockEnd = '300px'
    ui.hide()
    expect(style.scrollPaddingBlockEnd).toBe('7px')
    style.scrollPaddingBlockEnd = ''
  })

  it('asks a visitor who refused before with the switches off', () => {
    expect(shown({ choice: choice([], { lifetime: 'session' }) }).$<HTMLInputElement>('input').checked).toBe(false)
  })
})
