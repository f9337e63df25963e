import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import { createReceipt } from '../../src/choice/receipt'
import type { ConsentConfig } from '../../src/config/schema'
import { sendReceipt } from '../../src/receipts/sendReceipt'
import { choice, resolved } from '../support/configs'

let sent: Mock<typeof fetch>
beforeEach(() => {
  sent = vi.fn<typeof fetch>(async () => new Response())
  vi.stubGlobal('fetch', sent)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const send = (receipts: ConsentConfig['receipts'], granted: string[] | null, hash?: string) => {
  const fail = vi.fn()
  const config = resolved(receipts ? { receipts } : {})
  const made = granted && choice(granted, granted.length ? { id: 'an-id' } : {})
  const receipt = createReceipt({ config, choice: made, withheld: [] }, 'www.example.com', false)
  sendReceipt({ config, receipt, hash, fail })
  return { receipt, fail }
}

describe('sendReceipt', () => {
  it('posts the receipt of a grant, also while the page is left', () => {
    const { receipt } = send({ url: '/receipts' }, ['analytics'])
    expect(sent).toHaveBeenCalledOnce()
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe('/receipts')
    expect(init).toMatchObject({ method: 'POST', keepalive: true })
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
    expect(JSON.parse(`${init?.body}`)).toEqual(receipt)
  })

  it('adds the hash of the words that were shown, and none where the browser made none', () => {
    const { receipt } = send({ url: '/receipts' }, ['analytics'], 'f00d')
    send({ url: '/receipts' }, ['analytics'], '')
    const [first, second] = sent.mock.calls.map(([, init]) => JSON.parse(`${init?.body}`))
    expect(first).toEqual({ ...receipt, notice: { sha256: 'f00d' } })
    expect(second).toEqual(receipt)
  })

  it('sends no refusal', () => {
    send({ url: '/receipts' }, [])
    send({ url: '/receipts', refusals: false }, [])
    expect(sent).not.toHaveBeenCalled()
  })

  it('sends refusals where it was asked for, and nothing in them that tells anybody apart', () => {
    send({ url: '/receipts', refusals: true }, [])
    expect(sent).toHaveBeenCalledOnce()
    const body = JSON.parse(`${sent.mock.calls[0]?.[1]?.body}`)
    expect(body.choice).not.toHaveProperty('id')
    expect(body.choice.at).toMatch(/T\d\d:00:00\.000Z$/)
  })

  it('sends nothing where nothing is decided or nobody keeps receipts', () => {
    send({ url: '/receipts', refusals: true }, null)
    send(undefined, ['analytics'])
    expect(sent).not.toHaveBeenCalled()
  })

  it('tells of a receipt that did not arrive, and throws nothing', async () => {
    sent.mockRejectedValue(new TypeError('offline'))
    const { fail } = send({ url: '/receipts' }, ['analytics'])
    await vi.waitFor(() => expect(fail).toHaveBeenCalledOnce())
    expect(fail).toHaveBeenCalledWith('receipt-lost', expect.stringContaining('/receipts'))
  })
})
