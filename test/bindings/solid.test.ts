import solid from 'vite-plugin-solid'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BindingOptions } from '../../src/bindings/connect'
import type { Consent } from '../../src/index'
import { compiled } from '../support/compiled'
import { countListeners } from '../support/countListeners'
import { GRANT, startSdk, stopSdk, withoutWindow } from './sdk'

const APP = `
  import { ConsentProvider, Gated, useAllows, useConsent } from 'bindings/solid'
  const Status = () => {
    const consent = useConsent()
    const { choice } = consent
    const marketing = useAllows('marketing')
    return <><b>{seen(choice() ? choice().granted.join() : 'undecided', consent)}</b><u>{\`\${marketing()}\`}</u></>
  }
  const Page = () => <main>
    <Gated category="analytics" fallback={<i>off</i>}><p>on</p></Gated>
    <Status />
  </main>
  export const App = ({ options }) => options ? <ConsentProvider {...options}><Page /></ConsentProvider> : <Page />`

/** What each render saw, in order. */
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
  start(kind: 'hydrate' | 'render', target: Element, options?: BindingOptions): () => void
}
let server: Server
let browser: Browser
beforeAll(async () => {
  const of = <T>(code: string, ssr: boolean) =>
    compiled<T>({ 'main.jsx': `${APP}\n${code}` }, [solid({ ssr: true, hot: false })], { ssr })
  server = await of(
    `import { renderToString } from 'solid-js/web'
    export const page = (options) => renderToString(() => <App options={options} />)`,
    true,
  )
  browser = await of(
    `import { hydrate, render } from 'solid-js/web'
    export const start = (kind, target, options) => ({ hydrate, render })[kind](() => <App options={options} />, target)`,
    false,
  )
}, 120_000)

let consent: Consent
let stop: (() => void) | undefined
beforeEach(() => {
  renders = []
  // As Solid's own script in the page's head does.
  Object.assign(globalThis, { seen, _$HY: { events: [], completed: new WeakSet(), r: {}, fe() {} } })
  consent = startSdk()
})
afterEach(() => {
  stop?.()
  stop = undefined
  stopSdk()
})

const served = (options?: BindingOptions): string => withoutWindow(() => server.page(options))
function page(kind: 'hydrate' | 'render', html: string, options?: BindingOptions): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  for (const element of root.querySelectorAll('*')) element.id = 'served'
  renders = []
  stop = browser.start(kind, root, options)
  return root
}
const textOf = (root: HTMLElement): string => (root.textContent ?? '').replace(/\s/g, '')

describe('Solid', () => {
  it('renders what the server read, and nothing that needs consent without it', () => {
    const text = (options?: BindingOptions) =>
      served(options).replace(/<!--.*?-->| data-hk="\d+"|<\/?main[^>]*>|\s/g, '')
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

  it("begins with the choice that it is given, which must be the server's", () => {
    page('hydrate', served({ choice: GRANT }), { consent })
    expect(renders[0]).toBe('undecided')
  })

  it('shows gated content at once if nothing is hydrated', () => {
    consent.choose({ granted: ['analytics'], lifetime: 'session' })
    expect(textOf(page('render', '', { consent }))).toBe('onanalyticsfalse')
  })

  it('leaves no listener behind: not when it is unmounted, nor by 1,000 calls of when', async () => {
    const { consent: counted, count } = countListeners(consent)
    page('render', '', { consent: counted })
    const before = count()
    consent.acceptAll()
    await Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
    expect(count()).toBe(before)
    stop?.()
    expect(count()).toBe(0)
  })

  it('needs no provider with the script tag, loaded now or later', () => {
    const root = page('render', '')
    expect(textOf(root)).toBe('offundecidedfalse')
    for (const call of window.InteractConsent as ((consent: Consent) => void)[]) call(consent)
    consent.acceptAll()
    expect(textOf(root)).toBe('onfunctional,analytics,marketingtrue')
  })
})
