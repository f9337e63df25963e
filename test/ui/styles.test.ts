import { describe, expect, it } from 'vitest'
import { mount } from './fakeHost'

describe('the colours', () => {
  it('follow the system, unless the page declares a colour scheme', async () => {
    const { root, modal } = await mount()
    expect(root.className).toBe('')
    document.body.style.colorScheme = 'light'
    await modal.open('preferences')
    expect(root.className).toBe('page')
    document.body.style.colorScheme = ''
    document.head.innerHTML = '<meta name="color-scheme" content="dark light">'
    await modal.open('notice')
    expect(root.className).toBe('page')
    document.head.innerHTML = ''
  })
})

describe('the style sheet', () => {
  it("is added once beside the host's own, and comes back after a wipe", async () => {
    const own = new CSSStyleSheet()
    document.adoptedStyleSheets = [own]
    const { modal } = await mount()
    await modal.open('notice')
    expect(document.adoptedStyleSheets).toHaveLength(2)
    expect(document.adoptedStyleSheets[0]).toBe(own)
    document.adoptedStyleSheets = []
    await modal.open('preferences')
    expect(document.adoptedStyleSheets).toHaveLength(1)
  })
})
