import { svelte } from '@sveltejs/vite-plugin-svelte'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BindingOptions } from '../../src/bindings/connect'
import type { Consent } from '../../src/index'
import { compiled } from '../support/compiled'
import { countListeners } from '../support/countListeners'
import { GRANT, startSdk, stopSdk, withoutWindow } from './sdk'

const FILES = {
  'App.svelte': `
    <script>
      import { provideConsent } from 'bindings/svelte'
      import Status from './Status.svelte'
      const { options } = $props()
      const consent = options ? provideConsent(options) : null
    </script>
    {#if consent}
      {#if consent.allows('analytics')}<p>on</p>{:else}<i>off</i>{/if}
    {/if}
    <Status />`,
  'Status.svelte': `
    <script>
      import { useConsent } from 'bindings/svelte'
      const consent = useConsent()
      const marketing = $derived(consent.allows('marketing'))
    </script>
    <b>{seen(consent.choice ? consent.choice.granted.join() : 'undecided', consent)}</b><u>{marketing}</u>`,
}

/** What each render saw: Svelte repairs mismatches silently. */
let renders: string[]
let when: Consent['when']
const seen = (text: string, consent: Pick<Consent, 'when'>): string => {
  renders.push(text)
  when = consent.when
  return text
}

interface Server {
  page(options?: BindingOptions): string
}
interface Browser {
  start(kind: 'hydrate' | 'mount', target: Element, options?: BindingOptions): object
  stop(app: object): Promise<void>
  flushSync(): void
}
let server: Server
let browser: Browser
beforeAll(async () => {
  const of = <T>(code: string, ssr: boolean) => compiled<T>({ 'main.js': code, ...FILES }, [svelte()], { ssr })
  server = await of(
    `import { render } from 'svelte/server'
    import App from './App.svelte'
    export const page = (options) => render(App, { props: { options } }).body`,
    true,
  )
  browser = await of(
    `import { flushSync, hydrate, mount, unmount } from 'svelte'
    import App from './App.svelte'
    export const start = (kind, target, options) => ({ hydrate, mount })[kind](App, { target, props: { options } })
    export { flushSync, unmount as stop }`,
    false,
  )
}, 120_000)

let consent: Consent
let app: object | undefined
beforeEach(() => {
  renders = []
  Object.assign(globalThis, { seen })
  consent = startSdk()
})
afterEach(async () => {
  if (app) await browser.stop(app)
  app = undefined
  stopSdk()
})

const served = (options?: BindingOptions): string => withoutWindow(() => server.page(options))
function page(kind: 'hydrate' | 'mount', html: string, options?: BindingOptions): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  for (const element of root.querySelectorAll('*')) element.id = 'served'
  renders = []
  app = browser.start(kind, root, options)
  return root
}
const textOf = (root: HTMLElement): string => {
  browser.flushSync()
  return (root.textContent ?? '').replace(/\s/g, '')
}

describe('Svelte', () => {
  it('renders what the server read, and nothing that needs consent without it', () => {
    const text = (options?: BindingOptions) => served(options).replace(/<!--.*?-->|\s/g, '')
    expect(text({ choice: GRANT })).toBe('<p>on</p><b>analytics</b><u>false</u>')
    expect(text({ choice: { ...GRANT, granted: [] } })).toBe('<i>off</i><b></b><u>false</u>')
    expect(text({})).toBe('<i>off</i><b>undecided</b><u>false</u>')
    const consent = vi.fn()
    expect(text({ consent })).toContain('off')
    expect(consent).not.toHaveBeenCalled()
  })

  it('hydrates without a mismatch, even if the choice has changed since, and follows it from then on', () => {
    const told = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')].map((spy) => spy.mockImplementation(() => {}))
    const root = page('hydrate', served({ choice: GRANT }), { choice: GRANT, consent })
    expect(textOf(root)).toBe('offundecidedfalse')
    expect(renders).toEqual(['analytics', 'undecided'])
    expect([...root.querySelectorAll('i, b, u')].map(({ id }) => id)).toEqual(['', 'served', 'served'])
    consent.acceptAll()
    expect(textOf(root)).toBe('onfunctional,analytics,marketingtrue')
    consent.rejectAll()
    expect(textOf(root)).toBe('offfalse')
    expect(told.flatMap((spy) => spy.mock.calls)).toEqual([])
  })

  it('renders the current choice if none is given, even if the server rendered another', () => {
    expect(textOf(page('hydrate', served({ choice: GRANT }), { consent }))).toBe('offundecidedfalse')
    expect(renders).toEqual(['undecided'])
  })

  it('shows gated content at once if nothing is hydrated', () => {
    consent.choose({ granted: ['analytics'], lifetime: 'session' })
    expect(textOf(page('mount', '', { consent }))).toBe('onanalyticsfalse')
  })

  it('leaves no listener behind: not when it is unmounted, nor by 1,000 calls of when', async () => {
    const { consent: counted, count } = countListeners(consent)
    page('mount', '', { consent: counted })
    browser.flushSync()
    const before = count()
    consent.acceptAll()
    await Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
    expect(count()).toBe(before)
    await browser.stop(app as object)
    app = undefined
    await Promise.resolve()
    expect(count()).toBe(0)
  })

  it('needs no provider with the script tag, loaded now or later', () => {
    const root = page('mount', '')
    expect(textOf(root)).toBe('undecidedfalse')
    for (const call of window.InteractConsent as ((consent: Consent) => void)[]) call(consent)
    consent.acceptAll()
    expect(textOf(root)).toBe('functional,analytics,marketingtrue')
  })
})
