import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { config, type Fake, mount, polyfillDialog } from './fakeHost'

let fake: Fake
const mounted = (...given: Parameters<typeof mount>): Fake => {
  fake = mount(...given)
  return fake
}

beforeEach(() => {
  polyfillDialog()
  document.body.innerHTML = '<main><button id="opener">Cookie settings</button></main>'
})
afterEach(() => fake.ui.destroy())

describe('the root', () => {
  it('is the first thing in the body and empty but for the status region', () => {
    const { root } = mounted({}, null)
    expect(document.body.firstElementChild).toBe(root)
    expect([...root.children].map(({ outerHTML }) => outerHTML)).toEqual(['<p role="status"></p>'])
  })

  it('holds one element however often it is shown', () => {
    const { ui, all } = mounted()
    ui.show('notice')
    ui.show('preferences')
    ui.show('preferences')
    expect(all('dialog, section')).toHaveLength(1)
    expect(document.querySelectorAll('#interact-consent-root')).toHaveLength(1)
  })

  it('keeps what was switched when the same view is shown again', () => {
    const { ui, $ } = mounted()
    $('input').click()
    ui.show('notice')
    expect($<HTMLInputElement>('input').checked).toBe(true)
  })

  it('comes back after the page replaced its body', () => {
    const { ui, root, all } = mounted()
    document.body.innerHTML = '<p>New page</p>'
    ui.show('notice')
    expect(document.body.firstElementChild).toBe(root)
    expect(all('dialog[open]')).toHaveLength(1)
  })

  it('renders no dialog at all when hidden, so that no host style can show it', () => {
    const { ui, all } = mounted()
    ui.hide()
    expect(all('dialog, section')).toEqual([])
  })

  it('leaves nothing behind', () => {
    const { ui } = mounted()
    ui.destroy()
    expect(document.getElementById('interact-consent-root')).toBeNull()
    expect(document.adoptedStyleSheets).toEqual([])
  })

  it('holds no inline style and no handler attribute', () => {
    mounted({}, 'preferences')
    expect(fake.root.outerHTML).not.toMatch(/ (style|on\w+)=/)
  })
})

describe('styles', () => {
  it("stand beside the host's own, once, and come back after a wipe", () => {
    const own = new CSSStyleSheet()
    document.adoptedStyleSheets = [own]
    const { ui } = mounted()
    ui.show('notice')
    expect(document.adoptedStyleSheets).toHaveLength(2)
    expect(document.adoptedStyleSheets[0]).toBe(own)
    document.adoptedStyleSheets = []
    ui.show('preferences')
    expect(document.adoptedStyleSheets).toHaveLength(1)
  })
})

describe('the status region', () => {
  it('is there before its text, tells what was decided, and is empty at the next question', () => {
    const { $, button, ui } = mounted()
    const status = $('[role=status]')
    expect(status.textContent).toBe('')
    button('reject-all').click()
    expect($('[role=status]')).toBe(status)
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary.')
    ui.show('preferences')
    expect(status.textContent).toBe('')
    fake.$('[data-consent-category=analytics]').click()
    button('save').click()
    expect(status.textContent).toBe('Choices saved. Accepted: Necessary, Analytics.')
  })

  it('says nothing when nothing was decided', () => {
    const { $, button, ui, model } = mounted({}, null)
    model.choice = { granted: [], lifetime: 'persistent', policy: '7', at: '2026-11-01T10:00:00Z', by: 'visitor' }
    ui.show('preferences')
    button('close').click()
    expect($('[role=status]').textContent).toBe('')
  })
})

describe('focus', () => {
  const opener = () => document.getElementById('opener') as HTMLElement

  it('returns to what opened it, through both views', () => {
    opener().focus()
    const { button, $ } = mounted()
    expect(document.activeElement).toBe($('h2'))
    button('manage').focus()
    button('manage').click()
    expect(document.activeElement).toBe($('h2'))
    button('reject-all').focus()
    button('reject-all').click()
    expect(document.activeElement).toBe(opener())
  })

  it('survives an opener that is gone', () => {
    opener().focus()
    const { button } = mounted()
    opener().remove()
    expect(() => button('reject-all').click()).not.toThrow()
  })

  it('is not taken from someone typing in the page beside a banner', () => {
    const { ui } = mounted({ config: { ...config, layout: 'banner' } })
    opener().focus()
    ui.hide()
    expect(document.activeElement).toBe(opener())
  })
})

describe('language', () => {
  const text = { pt: { acceptAll: 'Aceitar tudo' }, 'pt-BR': { rejectAll: 'Rejeitar tudo' }, ar: { title: 'ملفات' } }

  it('is that of the words shown, with its direction', () => {
    expect(mounted({ config: { ...config, text, language: 'ar' } }).root).toMatchObject({ lang: 'ar', dir: 'rtl' })
    fake.ui.destroy()
    expect(mounted({ config: { ...config, text, language: 'he' } }).root).toMatchObject({ lang: 'en', dir: 'ltr' })
  })

  it('is taken from the page', () => {
    document.documentElement.lang = 'pt-PT'
    const { button, root } = mounted({ config: { ...config, text } })
    document.documentElement.lang = ''
    expect(root.lang).toBe('pt-PT')
    expect(button('accept-all').textContent).toBe('Aceitar tudo')
    expect(button('reject-all').textContent).toBe('Reject all')
  })
})
