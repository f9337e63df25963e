import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineConsentElements } from '../../src/bindings/element'
import { type Consent, createConsent } from '../../src/index'
import { countListeners } from '../support/countListeners'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
// Elements are defined once per page, with one SDK: all tests share it.
let consent: Consent | undefined
let count: () => number
const sdk = (): Consent => {
  if (!consent) ({ consent, count } = countListeners(createConsent({ ui: false, afterRevoke: 'keep' })))
  return consent
}
beforeEach(() => {
  jar = installJar()
  defineConsentElements({ consent: sdk })
})
afterEach(() => {
  sdk().rejectAll()
  document.body.replaceChildren()
  jar.restore()
})

function gated(attributes: string): HTMLElement {
  document.body.innerHTML = `<consent-gated ${attributes}><template><p>on</p></template><p>off</p> too</consent-gated>`
  return document.body.firstElementChild as HTMLElement
}

describe('<consent-gated>', () => {
  it('shows the template while it is allowed, and its other children while it is not', () => {
    const element = gated('category="analytics"')
    const template = element.querySelector('template')
    expect(element.textContent).toBe('off too')
    sdk().acceptAll()
    expect(element.textContent).toBe('on')
    sdk().rejectAll()
    expect(element.textContent).toBe('off too')
    expect(element.querySelector('template')).toBe(template)
  })

  it('also removes nodes that were added beside the template', () => {
    const element = gated('category="analytics"')
    sdk().acceptAll()
    element.append('left by a script')
    sdk().rejectAll()
    expect(element.textContent).toBe('off too')
  })

  it('holds a lifetime, and follows its attributes', () => {
    const element = gated('category="analytics" lifetime="persistent"')
    sdk().acceptAll('session')
    expect(element.textContent).toBe('off too')
    element.removeAttribute('lifetime')
    expect(element.textContent).toBe('on')
  })

  it('does nothing while it is removed, and is up to date when it is inserted again', () => {
    const element = gated('category="analytics"')
    element.remove()
    sdk().acceptAll()
    expect(element.textContent).toBe('off too')
    document.body.append(element)
    expect(element.textContent).toBe('on')
  })

  it('leaves no listener behind when it is removed', async () => {
    for (let times = 0; times < 3; times++) {
      const element = gated('category="analytics"')
      expect(count()).toBeGreaterThan(0)
      element.remove()
      expect(count()).toBe(0)
    }
  })
})

describe('<consent-open>', () => {
  it('is a button that the SDK listens to; keeps an existing one', () => {
    // happy-dom connects elements of `innerHTML` before their children are added, browsers after.
    const [first, second] = [document.createElement('consent-open'), document.createElement('consent-open')]
    first.append('Settings')
    second.innerHTML = '<button>Mine</button>'
    document.body.append(first, second)
    const [made, mine] = document.querySelectorAll('button')
    expect(made?.outerHTML).toBe('<button type="button" data-consent-open="">Settings</button>')
    expect(mine?.outerHTML).toBe('<button>Mine</button>')
  })
})
