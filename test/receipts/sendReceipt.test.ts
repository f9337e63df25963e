import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import type { ConsentConfig } from '../../src/config/schema'
import { resendReceipts, sendReceipt } from '../../src/receipts/sendReceipt'
import { choice, resolved } from '../support/configs'

let sent: Mock<typeof fetch>
beforeEach(() => {
  sent = vi.fn<typeof fetch>(async () => new Response())
  vi.stubGlobal('fetch', sent)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

beforeEach(() => localStorage.clear())
const KEY = 'interact_consent.receipts'
let isGranted = true
const keep = (text: string): void => {
  if (text && isGranted) localStorage.setItem(KEY, text)
  else localStorage.removeItem(KEY)
}
const settle = () => new Promise((resolve) => setTimeout(resolve))
const waiting = () => JSON.parse(localStorage.getItem(KEY) ?? '{"receipts":[]}').receipts

const send = (receipts: ConsentConfig['receipts'], granted: string[] | null, sha256?: string) => {
  const fail = vi.fn()
  const config = resolved(receipts ? { receipts } : {})
  const made = granted && choice(granted, granted.length ? { id: 'an-id' } : {})
  const receipt = createReceipt({ config, choice: made, withheld: [] }, 'www.example.com', false)
  const notice = sha256 === undefined ? undefined : { sha256, language: 'en', words: 'asked' }
  void sendReceipt({ config, receipt, notice, cause: 'first', fail, keep })
  return { receipt, fail }
}

describe('sendReceipt', () => {
  it('posts the receipt of a grant, with keepalive', () => {
    const { receipt } = send({ url: '/receipts' }, ['analytics'])
    expect(sent).toHaveBeenCalledOnce()
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe('/receipts')
    expect(init).toMatchObject({ method: 'POST', keepalive: true })
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
    expect(JSON.parse(`${init?.body}`)).toEqual({ ...receipt, cause: 'first' })
  })

  it('adds the language and the hash of the words that were shown, and the words once for each hash', async () => {
    const said = async (sha256: string, granted = ['analytics']) => {
      send({ url: '/receipts', refusals: true }, granted, sha256)
      await settle()
      return JSON.parse(`${sent.mock.calls.at(-1)?.[1]?.body}`).notice
    }
    expect(await said('f00d')).toEqual({ sha256: 'f00d', language: 'en', words: 'asked' })
    expect(await said('f00d')).toEqual({ sha256: 'f00d', language: 'en' })
    expect(await said('beef')).toHaveProperty('words')
    // Without a hash, words cannot be compared; a refusal reads and stores nothing.
    for (let at = 0; at < 2; at++) expect(await said('')).toEqual({ language: 'en', words: 'asked' })
    expect(await said('beef', [])).toHaveProperty('words')
  })

  it('sends no refusal', () => {
    send({ url: '/receipts' }, [])
    send({ url: '/receipts', refusals: false }, [])
    expect(sent).not.toHaveBeenCalled()
  })

  it('sends refusals if configured, and nothing in them that identifies anybody', () => {
    send({ url: '/receipts', refusals: true }, [])
    expect(sent).toHaveBeenCalledOnce()
    const body = JSON.parse(`${sent.mock.calls[0]?.[1]?.body}`)
    expect(body.choice).not.toHaveProperty('id')
    expect(body.choice.at).toMatch(/T\d\d:00:00\.000Z$/)
  })

  it('sends nothing if nothing is decided or receipts are off', () => {
    send({ url: '/receipts', refusals: true }, null)
    send(undefined, ['analytics'])
    expect(sent).not.toHaveBeenCalled()
  })

  it('reports a receipt that did not arrive, and throws nothing', async () => {
    sent.mockRejectedValue(new TypeError('offline'))
    const { fail } = send({ url: '/receipts' }, ['analytics'])
    await vi.waitFor(() => expect(fail).toHaveBeenCalledOnce())
    expect(fail).toHaveBeenCalledWith('receipt-lost', expect.stringContaining('/receipts'))
  })
})

describe('a receipt that did not arrive', () => {
  const again = async () => {
    await resendReceipts({
      config: resolved({ receipts: { url: '/receipts' } }),
      fail: vi.fn(),
      keep,
    })
  }
  const lose = async (granted = ['analytics']) => {
    sent.mockResolvedValue(new Response(null, { status: 503 }))
    send({ url: '/receipts', refusals: true }, granted, 'f00d')
    await settle()
  }

  it('of a grant waits for the next page, with its words, and is gone once it has arrived', async () => {
    await lose()
    expect(waiting()).toMatchObject([{ tries: 1 }])
    sent.mockResolvedValue(new Response())
    await again()
    const [first, second] = sent.mock.calls.map(([, init]) => init?.body)
    expect(second).toBe(first)
    expect(localStorage.getItem(KEY)).toBeNull()
    await again()
    expect(sent).toHaveBeenCalledTimes(2)
  })

  it('of a refusal is tried once, and nothing is kept of it', async () => {
    await lose([])
    expect(localStorage.length).toBe(0)
    await again()
    expect(sent).toHaveBeenCalledOnce()
  })

  it('is tried ten times', async () => {
    await lose()
    for (let at = 0; at < 15; at++) await again()
    expect(sent).toHaveBeenCalledTimes(10)
    expect(localStorage.getItem(KEY)).toBeNull()
  })

  it('is given up after seven days', async () => {
    await lose()
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 7 * 864e5)
    await again()
    expect(sent).toHaveBeenCalledOnce()
    expect(localStorage.getItem(KEY)).toBeNull()
  })

  it('is not kept once the grant is taken back', async () => {
    await lose()
    isGranted = false
    await again()
    isGranted = true
    expect(localStorage.getItem(KEY)).toBeNull()
  })

  it('is read strictly: anything else under its key is ignored', async () => {
    for (const text of ['null', '{', '[]', '{"receipts":5}', '{"receipts":[{"body":5}],"posted":{}}']) {
      localStorage.setItem(KEY, text)
      await again()
    }
    expect(sent).not.toHaveBeenCalled()
  })
})
