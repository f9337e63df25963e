import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import { SITE } from '../support/configs'
import { jar, NAME, of, setUpPage } from '../support/enginePage'
import { settled, start, stopAll } from '../support/fakeDoor'

setUpPage()

describe('receipts', () => {
  let sent: Mock<typeof fetch>
  beforeEach(() => {
    sent = vi.fn<typeof fetch>(async () => new Response())
    vi.stubGlobal('fetch', sent)
  })
  const bodies = () => sent.mock.calls.map(([, init]) => JSON.parse(`${init?.body}`))
  const receipts = (refusals?: boolean): ConsentConfig => ({
    ...SITE,
    receipts: { url: 'https://www.example.com/receipts', ...(refusals !== undefined && { refusals }) },
  })

  it('are sent for a grant, with a random id', async () => {
    const { consent } = await start(receipts())
    consent.acceptAll()
    await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(sent.mock.calls[0]?.[0]).toBe('https://www.example.com/receipts')
    expect(bodies()[0]).toEqual({ ...JSON.parse(JSON.stringify(consent.receipt())), cause: 'first' })
    expect(bodies()[0].choice.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('are sent for a refusal only if configured, and then identify nobody', async () => {
    const quiet = await start(receipts())
    quiet.consent.rejectAll()
    await settled()
    await settled()
    expect(sent).not.toHaveBeenCalled()
    stopAll()
    const { consent } = await start(receipts(true))
    consent.rejectAll()
    await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
    expect(bodies()[0].choice).not.toHaveProperty('id')
    expect(bodies()[0].choice.at).toMatch(/:00:00\.000Z$/)
    expect(jar.get(NAME)?.value).not.toContain('id=')
  })

  it('are not sent if they are not configured', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    await settled()
    expect(sent).not.toHaveBeenCalled()
    expect(consent.choice).not.toHaveProperty('id')
  })

  it('change no choice if they are lost', async () => {
    sent.mockRejectedValue(new TypeError('offline'))
    const { consent } = await start(receipts())
    const error = vi.fn()
    consent.on('error', error)
    consent.acceptAll()
    await vi.waitFor(() => expect(error).toHaveBeenCalled())
    expect(of<'error'>(error)[0]?.error).toMatchObject({ code: 'receipt-lost' })
    expect(consent.allows('analytics')).toBe(true)
  })
})
