import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import type { ConsentConfig } from '../../src/config/schema'
import { tellServer } from '../../src/receipts/postChoice'
import { choice, resolved } from '../support/configs'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
let sent: Mock<typeof fetch>
beforeEach(() => {
  jar = installJar()
  sent = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }))
  vi.stubGlobal('fetch', sent)
})
afterEach(() => {
  jar.restore()
  vi.unstubAllGlobals()
})

const tell = (cookie: ConsentConfig['cookie'], fail = vi.fn()) => {
  tellServer(resolved({ ...(cookie && { cookie }) }), null, 'example.com', fail)
  return fail
}

describe('tellServer', () => {
  it('posts what the cookie holds, and the domain that holds it, also while the page is left', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: as our own jar writes it
    document.cookie = 'interact_consent=v=1&granted=;path=/'
    tell({ url: '/consent' })
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe('/consent')
    expect(init).toMatchObject({ method: 'POST', keepalive: true })
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
    expect(JSON.parse(`${init?.body}`)).toEqual({ choice: 'v=1&granted=', domain: 'example.com' })
  })

  it('posts the record with the hash of the words that were shown, and without where none were', () => {
    const config = resolved({ receipts: { url: '/receipts' } })
    const receipt = createReceipt({ config, choice: choice(['analytics']), withheld: [] }, 'www.example.com', false)
    tellServer(config, receipt, '', vi.fn(), 'f00d')
    tellServer(config, receipt, '', vi.fn(), '')
    const [first, second] = sent.mock.calls.map(([, init]) => JSON.parse(`${init?.body}`))
    expect(first).toEqual({ ...receipt, notice: { sha256: 'f00d' } })
    expect(second).toEqual(receipt)
  })

  it('sends nothing where no cookie was kept or no server asked for it', () => {
    tell({ url: '/consent' })
    // biome-ignore lint/suspicious/noDocumentCookie: as our own jar writes it
    document.cookie = 'interact_consent=v=1&granted=;path=/'
    tell(undefined)
    expect(sent).not.toHaveBeenCalled()
  })

  it.each([
    ['is out of reach', () => Promise.reject(new TypeError('offline')), 'offline'],
    ['does not take it', async () => new Response(null, { status: 409 }), '409'],
  ])('tells of a server that %s, and throws nothing', async (_, answer, why) => {
    sent.mockImplementation(answer)
    // biome-ignore lint/suspicious/noDocumentCookie: as our own jar writes it
    document.cookie = 'interact_consent=v=1&granted=;path=/'
    const fail = tell({ url: '/consent' })
    await vi.waitFor(() => expect(fail).toHaveBeenCalledWith('endpoint-lost', `/consent: ${why}`))
  })
})
