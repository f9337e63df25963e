import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

const config = {
  services: [{ id: 'tracker', category: 'analytics', hosts: [TRACKER_HOST] }],
  afterRevoke: 'keep' as const,
}

/**
 * Everything that a library can see of a request that fails, in the order in which it sees it. Left out is whether a stream
 * tries again by itself, in which browsers differ.
 */
const TRACE = `async (base) => {
  const out = {}
  const trace = (name, target, ...types) => {
    const seen = (out[name] = [])
    for (const type of types)
      target.addEventListener(type, (event) => seen.push([type, event.constructor.name, target instanceof EventSource ? '' : target.readyState, target.status].join(' ')))
  }
  const threw = (act) => { try { return String(act()) } catch (error) { return error.constructor.name + ' ' + error.name } }

  out.fetch = await fetch(base + '/fetch').catch((error) => error.constructor.name + ' ' + error.name)
  out.request = await fetch(new Request(base + '/request', { method: 'POST', body: 'x', keepalive: true }))
    .catch((error) => error.constructor.name + ' ' + error.name)
  out.beacon = navigator.sendBeacon(base + '/beacon', 'x')

  const get = new XMLHttpRequest()
  trace('get', get, 'readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend')
  get.open('GET', base + '/get')
  get.withCredentials = true
  get.setRequestHeader('X-A', '1')
  out.opened = [get.readyState, threw(() => get.send())]
  const post = new XMLHttpRequest()
  trace('post', post, 'load', 'error', 'loadend')
  post.open('POST', base + '/post', true)
  post.responseType = 'json'
  post.send('x')
  const sync = new XMLHttpRequest()
  trace('sync', sync, 'load', 'error', 'loadend')
  sync.open('GET', base + '/sync', false)
  out.thrown = [threw(() => sync.send()), sync.readyState, sync.status, sync.responseText]

  const image = new Image()
  trace('image', image, 'load', 'error')
  image.src = base + '/image'
  const audio = new Audio(base + '/audio')
  trace('audio', audio, 'loadstart', 'canplay', 'error')
  audio.load()
  const source = new EventSource(base + '/source')
  trace('source', source, 'open', 'message', 'error')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  out.states = [get.status, get.statusText, get.responseText, get.getAllResponseHeaders(), post.response,
    image.complete, image.naturalWidth, audio.error?.code, audio.networkState]
  return out
}`

const trace = (page: Page, base: string): Promise<Record<string, unknown>> =>
  page.evaluate(`(${TRACE})(${JSON.stringify(base)})`)

test('a refused request looks to a library as one that the browser’s own blocker stops', async ({ site, page }) => {
  const base = site.url('', TRACKER_HOST)
  await page.route(`${base}/**`, (route) => route.abort('blockedbyclient'))
  await page.goto(site.page('/bare', consentPage({ src: null })))
  const blocked = await trace(page, base)
  expect(blocked).toMatchObject({ fetch: 'TypeError TypeError', beacon: true, image: ['error Event  '] })
  await page.unroute(`${base}/**`)
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])

  await page.goto(site.page('/', consentPage({ config })))
  expect(await trace(page, base)).toEqual(blocked)
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})
