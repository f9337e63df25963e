import { beforeAll, expect, inject, it } from 'vitest'
import { type Consumer, consumerAt } from './consumer'

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerAt(inject('folder'))
  await consumer.link(['react-dom'])
})

/** Runs it as a server does, which an unhandled rejection would end, and goes on for as long as one may take to come. */
const serve = (code: string): Promise<unknown> =>
  consumer
    .node(`${code}\nawait new Promise((done) => setTimeout(done, 50))\nconsole.log(JSON.stringify(told))`)
    .then((text) => JSON.parse(text))

it('createConsent is inert where there is no page: nothing is allowed, and who waits goes on waiting', async () => {
  const told = await serve(`
    import { createConsent } from '@interactcx/consent'
    const consent = createConsent({ services: [{ id: 'stats', category: 'analytics' }] })
    const told = []
    consent.on('ready', () => told.push('ready'))
    consent.when('stats').then(() => told.push('when'), () => told.push('rejected'))
    consent.audit().then(() => told.push('audit'), () => told.push('rejected'))
    consent.acceptAll()
    consent.rejectAll()
    consent.choose({ granted: ['analytics'] })
    await consent.open()
    consent.close()
    await consent.reset()
    const { choice, receipt } = consent
    told.push(choice, receipt(), consent.allows('stats'), consent.allows('necessary'))
    consent.destroy()`)
  expect(told).toEqual([null, null, false, true])
})

it('createConsent tells of a wrong config there, too', async () => {
  const told = await serve(`
    import { createConsent } from '@interactcx/consent'
    const told = []
    try { createConsent({ polcy: {} }) } catch ({ code }) { told.push(code) }`)
  expect(told).toEqual(['consent-config'])
})

const MADE = `
  import { createConsent } from '@interactcx/consent'
  const made = createConsent({ services: [{ id: 'stats', category: 'analytics' }] })
  const start = () => createConsent()
  const told = []`

it.each(['made', 'start'])('React renders with what "%s" gives, and a verb called meanwhile waits', async (consent) => {
  const told = await serve(`${MADE}
    import { createElement as h } from 'react'
    import { renderToString } from 'react-dom/server'
    import { ConsentProvider, Gated, useConsent } from '@interactcx/consent/react'
    function Page() {
      const { choice, when, open } = useConsent()
      when('stats').then(() => told.push('when'), () => told.push('rejected'))
      open()
      return h('p', null, String(choice), h(Gated, { service: 'stats', fallback: 'off' }, 'on'))
    }
    told.push(renderToString(h(ConsentProvider, { consent: ${consent} }, h(Page))))
    told.push(renderToString(h(Page)))`)
  expect(told).toEqual(['<p>null<!-- -->off</p>', '<p>null<!-- -->off</p>'])
})

it.each(['made', 'start'])('Vue renders with what "%s" gives, and a verb called meanwhile waits', async (consent) => {
  const told = await serve(`${MADE}
    import { createSSRApp, h } from 'vue'
    import { renderToString } from 'vue/server-renderer'
    import { consentPlugin, Gated, useConsent } from '@interactcx/consent/vue'
    const Page = {
      setup() {
        const { choice, when, open } = useConsent()
        when('stats').then(() => told.push('when'), () => told.push('rejected'))
        open()
        return () => h('p', [String(choice.value), h(Gated, { service: 'stats' }, { default: () => 'on', fallback: () => 'off' })])
      },
    }
    told.push(await renderToString(createSSRApp(Page).use(consentPlugin, { consent: ${consent} })))
    told.push(await renderToString(createSSRApp(Page)))`)
  const page = '<p>null<!--[-->off<!--]--></p>'
  expect(told).toEqual([page, page])
})

it.each(['made', 'start'])(
  'Svelte renders with what "%s" gives, and a verb called meanwhile waits',
  async (consent) => {
    const told = await serve(`${MADE}
    import { render } from 'svelte/server'
    import { provideConsent, useConsent } from '@interactcx/consent/svelte'
    const page = (take) => (out) => {
      const consent = take()
      consent.when('stats').then(() => told.push('when'), () => told.push('rejected'))
      consent.open()
      out.push('<p>' + consent.choice + ' ' + consent.allows('stats') + '</p>')
    }
    const body = (take) => render(page(take)).body.replace(/<!--.*?-->/g, '')
    told.push(body(() => provideConsent({ consent: ${consent} })), body(useConsent))`)
    expect(told).toEqual(['<p>null false</p>', '<p>null false</p>'])
  },
)

it.each(['made', 'start'])('Solid renders with what "%s" gives, and a verb called meanwhile waits', async (consent) => {
  const told = await serve(`${MADE}
    import { createComponent, renderToString } from 'solid-js/web'
    import { ConsentProvider, useConsent } from '@interactcx/consent/solid'
    function Page() {
      const { choice, when, open, allows } = useConsent()
      when('stats').then(() => told.push('when'), () => told.push('rejected'))
      open()
      return choice() + ' ' + allows('stats')
    }
    const page = () => createComponent(Page, {})
    told.push(renderToString(() => createComponent(ConsentProvider, { consent: ${consent}, get children() { return page() } })))
    told.push(renderToString(page))`)
  expect(told).toEqual(['null false', 'null false'])
})
