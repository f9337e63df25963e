import { createElement as h, hydrate, render } from 'preact'
import 'preact/debug'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConsentProvider, Gated, useAllows, useConsent } from '../../src/bindings/preact'
import type { Choice, Consent } from '../../src/index'
import { countListeners } from '../support/countListeners'
import { GRANT, startSdk, stopSdk } from './sdk'

let consent: Consent
let root: HTMLElement
beforeEach(() => {
  consent = startSdk()
  root = document.createElement('div')
  document.body.replaceChildren(root)
})
afterEach(() => {
  act(() => render(null, root))
  stopSdk()
})

/** What each render saw, in order. */
let seen: (string | undefined)[]
let when: Consent['when']
function Status() {
  const { choice, ...consent } = useConsent()
  when = consent.when
  seen.push(choice?.granted.join())
  return h('b', null, `${choice ? choice.granted : 'undecided'}`, h('u', null, `${useAllows('marketing')}`))
}
const page = (choice: Choice | null) =>
  h(
    ConsentProvider,
    { consent, choice },
    h(Gated, { category: 'analytics', fallback: h('i', null, 'off') }, h('p', null, 'on')),
    h(Status, null),
  )
beforeEach(() => {
  seen = []
})

describe('Preact', () => {
  it("hydrates the server's HTML and keeps its elements, then renders a choice that has changed since", () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    root.innerHTML = '<p>on</p><b>analytics<u>false</u></b>'
    const status = root.querySelector('b')
    act(() => hydrate(page(GRANT), root))
    expect(seen).toEqual(['analytics', undefined])
    expect(root.innerHTML).toBe('<i>off</i><b>undecided<u>false</u></b>')
    expect(root.querySelector('b')).toBe(status)

    act(() => void consent.acceptAll())
    expect(root.innerHTML).toBe('<p>on</p><b>functional,analytics,marketing<u>true</u></b>')
    act(() => void consent.rejectAll())
    expect(root.innerHTML).toBe('<i>off</i><b><u>false</u></b>')
    expect(error.mock.calls).toEqual([])
  })

  it('would notice HTML that differs from its first rendering', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    root.innerHTML = '<p>on</p><b>analytics<u>false</u></b>'
    act(() => hydrate(page(null), root))
    expect(`${error.mock.calls}`).toContain('hydrat')
  })

  it('shows gated content to a returning visitor before the browser paints', () => {
    consent.choose({ granted: ['analytics'], lifetime: 'persistent' })
    act(() => render(page(null), root))
    expect(root.innerHTML).toBe('<p>on</p><b>analytics<u>false</u></b>')
  })

  it('renders once with the SDK and once for each change, and not after it is unmounted', () => {
    act(() => render(page(null), root))
    act(() => void consent.rejectAll())
    act(() => render(null, root))
    const renders = seen.length
    act(() => void consent.acceptAll())
    expect([renders, seen.length]).toEqual([3, 3])
  })

  it('leaves no listener behind: not when it is unmounted, nor by 1,000 calls of when', async () => {
    const { consent: counted, count } = countListeners(consent)
    consent = counted
    act(() => render(page(null), root))
    const before = count()
    act(() => void consent.acceptAll())
    await Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
    expect(count()).toBe(before)
    act(() => render(null, root))
    expect(count()).toBe(0)
  })

  it('needs no provider with the script tag, loaded now or later', () => {
    act(() => render(h(Status, null), root))
    expect(root.textContent).toBe('undecidedfalse')
    const queue = window.InteractConsent as ((consent: Consent) => void)[]
    act(() => {
      for (const call of queue) call(consent)
      consent.acceptAll()
    })
    expect(root.textContent).toBe('functional,analytics,marketingtrue')
  })
})
