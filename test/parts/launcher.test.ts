import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Installed } from '../../src/gate/types'
import { install as installLauncher } from '../../src/parts/launcher'
import { fakeContext } from '../support/gateContext'
import { config } from '../ui/fakeHost'

let installed: Installed
let decided: boolean
let loaded: string[]
const launcher = () => document.querySelector<HTMLElement>('.interact-consent-launcher')
const sheets = () => document.adoptedStyleSheets.length
/** Waits for the words, which always come through a promise. */
const settled = () => new Promise((resolve) => setTimeout(resolve))
const update = async (): Promise<void> => {
  installed.update?.()
  await settled()
}
const install = async (html: string, isDecided = true): Promise<void> => {
  document.body.innerHTML = html
  decided = isDecided
  loaded = []
  installed = installLauncher({
    ...fakeContext(),
    config,
    servicesAt: () => [],
    isDecided: () => decided,
    choose: () => {},
    open: () => {},
    load: async (part: string) => {
      loaded.push(part)
      return { words: [] } as never
    },
  })
  await settled()
}

beforeEach(() => {
  document.documentElement.removeAttribute('style')
  document.adoptedStyleSheets = []
})
afterEach(() => installed.undo())

describe('the launcher', () => {
  it('appears once there is a choice, and disappears with it', async () => {
    await install('<main></main>', false)
    await update()
    expect(launcher()).toBeNull()
    expect(sheets()).toBe(0)
    decided = true
    await update()
    expect(launcher()?.textContent).toBe('Cookie settings')
    expect(launcher()?.matches('button[type=button][data-consent-open][lang^=en]')).toBe(true)
    expect(sheets()).toBe(1)
    decided = false
    await update()
    expect(launcher()).toBeNull()
    expect(sheets()).toBe(0)
  })

  it('is absent if the page has a way back, and removed if the page adds one', async () => {
    await install('<button data-consent-open>Cookies</button>')
    expect(launcher()).toBeNull()
    document.body.innerHTML = ''
    await update()
    expect(launcher()).not.toBeNull()
    document.body.insertAdjacentHTML('beforeend', '<a data-consent-open>Cookies</a>')
    await update()
    expect(launcher()).toBeNull()
    expect(document.documentElement.hasAttribute('style')).toBe(false)
  })

  it("is moved into a body that replaces the page's", async () => {
    await install('')
    const before = launcher()
    document.body.replaceWith(document.createElement('body'))
    expect(launcher()).toBeNull()
    await update()
    await update()
    expect(launcher()).toBe(before)
    expect(document.querySelectorAll('.interact-consent-launcher')).toHaveLength(1)
  })

  it('does not appear if it is undone, or the page adds its own, before its words are loaded', async () => {
    decided = true
    await install('', false)
    decided = true
    installed.update?.()
    document.body.innerHTML = '<button data-consent-open>Cookies</button>'
    installed.update?.()
    await settled()
    expect(launcher()).toBeNull()
    document.body.innerHTML = ''
    installed.update?.()
    installed.undo()
    await settled()
    expect(launcher()).toBeNull()
    expect(sheets()).toBe(0)
  })

  it("uses the page's current language", async () => {
    await install('')
    document.documentElement.lang = 'ar'
    await update()
    expect(launcher()?.matches('[lang=ar][dir=rtl]')).toBe(true)
    expect(document.querySelectorAll('.interact-consent-launcher')).toHaveLength(1)
    document.documentElement.lang = ''
  })

  it('is in an element whose copies are removed, and that is removed with it', async () => {
    await install('')
    document.body.append(...document.body.cloneNode(true).childNodes)
    await update()
    expect(document.querySelectorAll('interact-consent')).toHaveLength(1)
    expect(document.querySelector('interact-consent > button')).toBe(launcher())
    installed.undo()
    expect(document.querySelector('interact-consent')).toBeNull()
  })

  it('fetches the preferences once a pointer or the focus is on it', async () => {
    await install('')
    launcher()?.dispatchEvent(new PointerEvent('pointerenter'))
    expect(loaded).toEqual(['ui', 'preferences'])
    launcher()?.focus()
    expect(loaded).toHaveLength(4)
  })
})
