import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSSRApp, h, nextTick } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { type BindingOptions, consentPlugin, Gated, useAllows, useConsent } from '../../src/bindings/vue'
import type { Choice, Consent } from '../../src/index'
import { countListeners } from '../support/countListeners'
import { GRANT, startSdk, stopSdk } from './sdk'

let consent: Consent
beforeEach(() => {
  consent = startSdk()
})
afterEach(() => {
  stopSdk()
})

let when: Consent['when']
const app = (options: BindingOptions) =>
  createSSRApp({
    setup() {
      const { choice, ...consent } = useConsent()
      when = consent.when
      const marketing = useAllows('marketing')
      return () =>
        h('main', [
          h(Gated, { category: 'analytics' }, { default: () => h('p', 'on'), fallback: () => h('i', 'off') }),
          h('b', choice.value ? choice.value.granted.join() : 'undecided'),
          h('u', `${marketing.value}`),
        ])
    },
  }).use(consentPlugin, options)

async function hydrate(served: Choice | null): Promise<HTMLElement> {
  const root = document.createElement('div')
  root.innerHTML = await renderToString(app({ choice: served }))
  document.body.replaceChildren(root)
  app({ choice: served, consent }).mount(root)
  return root
}

describe('Vue', () => {
  it('renders what the server read, and nothing that needs consent without it', async () => {
    expect(await renderToString(app({ choice: GRANT }))).toMatch(/<p>on<\/p>.*<b>analytics<\/b><u>false<\/u>/)
    expect(await renderToString(app({ choice: { ...GRANT, granted: [] } }))).toContain('<i>off</i>')
    expect(await renderToString(app({}))).toMatch(/<i>off<\/i>.*<b>undecided<\/b>/)
  })

  it('hydrates without a mismatch, even if the choice has changed since, and follows it from then on', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const root = await hydrate(GRANT)
    await nextTick()
    expect(root.textContent).toBe('offundecidedfalse')
    consent.acceptAll()
    await nextTick()
    expect(root.textContent).toBe('onfunctional,analytics,marketingtrue')
    consent.rejectAll()
    await nextTick()
    expect(root.textContent).toBe('offfalse')
    expect([...warn.mock.calls, ...error.mock.calls]).toEqual([])
  })

  it('leaves no listener behind: not when it is unmounted, nor by 1,000 calls of when', async () => {
    const { consent: counted, count } = countListeners(consent)
    const mounted = app({ consent: counted })
    mounted.mount(document.createElement('div'))
    const before = count()
    consent.acceptAll()
    await Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
    expect(count()).toBe(before)
    mounted.unmount()
    expect(count()).toBe(0)
  })
})
