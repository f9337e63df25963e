// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Wish } from '../../src/choice/makeChoice'
import type { ConsentConfig } from '../../src/config/schema'
import { saveChoice } from '../../src/server/saveChoice'
import { SITE, storedChoice } from '../support/configs'
import { parseCookie } from '../support/rfc6265'

const config: ConsentConfig = { ...SITE, cookie: { url: '/consent' }, receipts: { url: '/receipts' } }
const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const text = (wish: Wish, more: { now?: number; id?: string } = {}) => storedChoice(config, wish, { id: ID, ...more })

const post = (body: unknown, headers: Record<string, string> = {}, url = 'https://www.example.com/consent') =>
  saveChoice(
    new Request(url, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', ...headers },
    }),
    config,
  )
const statusOf = async (...from: Parameters<typeof post>) => {
  const response = await post(...from)
  return [response.status, response.headers.getSetCookie().length]
}

describe('saveChoice', () => {
  it('sets the same cookie by HTTP, for the term of a choice, readable by the page', async () => {
    const choice = text({ granted: ['analytics'] })
    const response = await post({ choice, domain: 'example.com' })
    expect(response.status).toBe(204)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.getSetCookie()).toEqual([
      `interact_consent=${choice}; Path=/; Domain=example.com; Max-Age=15552000; SameSite=Lax`,
    ])
  })

  it('keeps a choice for the session to the session', async () => {
    const [set = ''] = (
      await post({ choice: text({ granted: ['analytics'], lifetime: 'session' }) })
    ).headers.getSetCookie()
    expect(parseCookie(set).attributes.map(([name]) => name)).toEqual(['path', 'samesite'])
  })

  it('holds no identifier in a refusal', async () => {
    const [set = ''] = (await post({ choice: text({ granted: [] }) })).headers.getSetCookie()
    expect(set).not.toMatch(/id=|[\da-f]{8}-/)
    expect(await statusOf({ choice: `${text({ granted: [] })}&id=${ID}` })).toEqual([400, 0])
    const withId = text({ granted: [] }).replace('&at=', `&id=${ID}&at=`)
    expect((await post({ choice: withId })).status).toBeGreaterThanOrEqual(400)
    const toTheSecond = text({ granted: ['analytics'] })
      .replace('granted=analytics', 'granted=')
      .replace(`&id=${ID}`, '')
    expect((await post({ choice: toTheSecond })).status).toBeGreaterThanOrEqual(400)
  })

  it('expires HttpOnly cookies that the new choice no longer covers', async () => {
    const cookie = `interact_consent=${text({ granted: ['analytics'] })}; _pk_id=1; sid=2`
    const sets = (await post({ choice: text({ granted: [] }) }, { cookie })).headers.getSetCookie()
    expect(sets.some((set) => /^_pk_id=; Path=\/; Max-Age=0$/.test(set))).toBe(true)
    expect(sets.join()).not.toContain('sid=')
  })

  it.each([
    ['another method', async () => (await saveChoice(new Request('https://a.example/'), config)).status, 405],
    ['another site', async () => (await post({}, { 'Sec-Fetch-Site': 'cross-site' })).status, 403],
    ['another subdomain', async () => (await post({}, { 'Sec-Fetch-Site': 'same-site' })).status, 403],
    ['an address typed by hand', async () => (await post({}, { 'Sec-Fetch-Site': 'none' })).status, 403],
    ['no browser', async () => (await post({}, { 'Sec-Fetch-Site': '' })).status, 403],
    [
      'an older browser on another site',
      async () => (await post({}, { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' })).status,
      403,
    ],
    ['a form', async () => (await post('choice=1', { 'Content-Type': 'text/plain' })).status, 415],
    ['too much', async () => (await post('x'.repeat(5000))).status, 413],
    ['no JSON', async () => (await post('{')).status, 400],
    ['null', async () => (await post('null')).status, 400],
    ['no choice', async () => (await post({ choice: 1 })).status, 400],
    ['garbage', async () => (await post({ choice: 'v=1' })).status, 400],
    ['another order', async () => (await post({ choice: `${text({ granted: [] })}&x=1` })).status, 400],
    ['an attribute', async () => (await post({ choice: `${text({ granted: [] })}; Domain=evil.example` })).status, 400],
    ['an old one', async () => (await post({ choice: text({ granted: [] }, { now: Date.UTC(2020, 1) }) })).status, 409],
    [
      'another policy',
      async () => (await post({ choice: text({ granted: [] }).replace('policy=7', 'policy=6') })).status,
      409,
    ],
    [
      'another question',
      async () => (await post({ choice: text({ granted: [] }).replace(/known=..../, 'known=') })).status,
      409,
    ],
    [
      'an unknown category',
      async () => (await post({ choice: text({ granted: ['analytics'] }).replace('analytics', 'spying') })).status,
      409,
    ],
    [
      'an id of its own',
      async () => (await post({ choice: text({ granted: ['analytics'] }, { id: 'the-user-42' }) })).status,
      409,
    ],
  ])('does not take %s', async (_, status, expected) => {
    expect(await status()).toBe(expected)
  })

  it('stops reading a body in chunks that is too long', async () => {
    let read = 0
    const body = new ReadableStream({
      pull(controller) {
        read++
        controller.enqueue(new Uint8Array(2048))
      },
    })
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
    }
    const { status } = await saveChoice(new Request('https://www.example.com/consent', request), config)
    expect(status).toBe(413)
    expect(read).toBeLessThan(6)
  })

  it('accepts an older browser, which sends only its origin', async () => {
    const from = { 'Sec-Fetch-Site': '', Origin: 'https://www.example.com' }
    expect(await statusOf({ choice: text({ granted: [] }) }, from)).toEqual([204, 1])
  })

  it.each(['evil.example', 'ample.com', 'com', '.', 'example.com; Secure', 7, null])(
    'takes no domain that is not of this host: %j',
    async (domain) => {
      const response = await post({ choice: text({ granted: [] }), domain })
      expect(response.headers.getSetCookie().join()).not.toContain('Domain')
    },
  )
})
