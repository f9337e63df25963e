import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import type { ConsentConfig } from '../../../src/config/schema'
import { consentPage } from '../support/consentPage'
import { storageOf } from '../support/stored'

const SHOP = 'https://www.shop.example/'
const dist = fileURLToPath(new URL('../../../dist/', import.meta.url))

/** What a visit left and asked for, by name. */
export interface Traces {
  /** Cookies, with the longest lifetime that was asked for, in seconds; 0 for the session. */
  cookies: Record<string, number>
  /** Names in localStorage, sessionStorage, IndexedDB and Cache Storage. */
  storage: string[]
  /** Addresses that were asked for, those of the shop itself left out. */
  requests: string[]
}

/** Notes the lifetime that each cookie is given: browsers cut what is longer than 400 days. */
function noteLifetimes(): void {
  const lifetimes: Record<string, number> = {}
  Object.assign(window, { lifetimes })
  const note = (name: string, seconds: number): void => {
    lifetimes[name] = Math.max(lifetimes[name] ?? 0, seconds)
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(this: Document, text: string) {
      const [pair = '', ...attributes] = `${text}`.split(';')
      const read = (name: string): string | undefined =>
        attributes.map((one) => one.trim().split('=')).find(([key]) => key?.toLowerCase() === name)?.[1]
      const age = read('max-age')
      const until = read('expires')
      note(pair.split('=')[0]?.trim() ?? '', age ? Number(age) : until ? (Date.parse(until) - Date.now()) / 1000 : 0)
      cookie.set?.call(this, text)
    },
  })
  const { set } = CookieStore.prototype
  CookieStore.prototype.set = function (this: CookieStore, ...args: [CookieInit] | [string, string]) {
    const [{ name, expires = null }] = args as [CookieInit]
    note(name, expires === null ? 0 : (expires - Date.now()) / 1000)
    return Reflect.apply(set, this, args)
  }
}

/** A page that is left: libraries then send what they still hold. */
function leave(): void {
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

export interface Shop {
  /** Opens the shop's page with the site's script; with a config, the SDK comes before it. */
  visit(config?: ConsentConfig): Promise<Page>
  traces(): Promise<Traces>
  close(): Promise<void>
}

/** A shop, and a collector in the place of everybody else: no request leaves the browser. */
export async function openShop(browser: Browser, script: string, answers: Record<string, unknown> = {}): Promise<Shop> {
  const context = await browser.newContext()
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }))
  await context.addInitScript(noteLifetimes)
  let html = ''
  let requests: string[] = []
  await context.route('**/*', async (route) => {
    const request = route.request()
    const { href, origin, pathname } = new URL(request.url())
    if (`${origin}/` === SHOP) {
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html })
      if (pathname === '/site.js') return route.fulfill({ contentType: 'text/javascript', body: script })
      if (/^\/consent[\w-]*\.js$/.test(pathname))
        return route.fulfill({ contentType: 'text/javascript', body: readFileSync(`${dist}${pathname.slice(1)}`) })
      return route.fulfill({ status: 404 })
    }
    requests.push(href)
    const answer = Object.entries(answers).find(([end]) => pathname.endsWith(end))?.[1] ?? {}
    const headers = await request.allHeaders()
    return route.fulfill({
      contentType: 'application/json',
      headers: {
        'Access-Control-Allow-Origin': headers.origin ?? '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      },
      body: JSON.stringify(answer),
    })
  })
  const page = await context.newPage()
  return {
    async visit(config) {
      requests = []
      const body = '<h1>Shop</h1><script src="/site.js"></script>'
      html = consentPage({ ...(config ? { config } : { src: null }), body })
      await page.goto(SHOP)
      await page.evaluate(leave)
      return page
    },
    async traces() {
      const lifetimes = await page.evaluate(
        () => (window as unknown as { lifetimes: Record<string, number> }).lifetimes,
      )
      const { local, session, idb, caches } = await storageOf(page)
      const cookies = await context.cookies()
      return {
        cookies: Object.fromEntries(cookies.map(({ name }) => [name, lifetimes[name] ?? Number.NaN])),
        storage: [...local, ...session, ...idb, ...caches],
        requests: [...requests],
      }
    },
    close: () => context.close(),
  }
}
