import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import type { ChoiceRecord } from '../../src/choice/types'
import { postChoice } from '../../src/receipts/postChoice'
import { encode } from '../../src/storage/codec'
import { choice, resolved } from '../support/configs'

let sent: Mock<typeof fetch>
beforeEach(() => {
  sent = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }))
  vi.stubGlobal('fetch', sent)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const recordOf = (granted: string[]): ChoiceRecord => ({ choice: choice(granted), known: [], signal: false })
const post = (
  record: ChoiceRecord,
  url: string | undefined = '/consent',
  isStored = () => true,
  isChanged = () => false,
) => {
  const fail = vi.fn()
  const onAnswer = vi.fn()
  const config = resolved({ cookie: { ...(url && { url }) } })
  const done = postChoice({
    config,
    choice: encode(record),
    domain: 'example.com',
    isStored,
    isChanged,
    onAnswer,
    fail,
  })
  return { fail, onAnswer, done }
}

describe('postChoice', () => {
  it('posts the record as the cookie holds it, and the domain that holds it', async () => {
    const record = recordOf(['analytics'])
    const { done, onAnswer } = post(record)
    await done
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe('/consent')
    expect(init).toMatchObject({ method: 'POST' })
    expect(init?.keepalive).toBeUndefined()
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
    expect(JSON.parse(`${init?.body}`)).toEqual({ choice: encode(record), domain: 'example.com' })
    expect(onAnswer).toHaveBeenCalledOnce()
  })

  it('posts again with keepalive if the page is left before the response', async () => {
    let answer: (response: Response) => void = () => {}
    sent.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const { done } = post(recordOf([]))
    dispatchEvent(new Event('pagehide'))
    expect(sent.mock.calls.map(([, init]) => init?.keepalive)).toEqual([undefined, true])
    answer(new Response(null, { status: 204 }))
    await done
    dispatchEvent(new Event('pagehide'))
    expect(sent).toHaveBeenCalledTimes(2)
  })

  it('posts again where the browser has broken the request off before the page is left', async () => {
    sent.mockImplementationOnce(() => Promise.reject(new TypeError('NetworkError')))
    const { done, onAnswer } = post(recordOf([]))
    await done
    expect(onAnswer).toHaveBeenCalledOnce()
    dispatchEvent(new Event('pagehide'))
    expect(sent.mock.calls.map(([, init]) => init?.keepalive)).toEqual([undefined, true])
  })

  it('sends nothing for a choice that was replaced, and stops what is underway: its answer would bring it back', async () => {
    sent.mockImplementation(
      (_, init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    let isStored = false
    await post(recordOf(['analytics']), '/consent', () => isStored).done
    expect(sent).not.toHaveBeenCalled()
    isStored = true
    const { done, fail, onAnswer } = post(recordOf(['analytics']), '/consent', () => isStored)
    document.dispatchEvent(new Event('consent:choice'))
    expect(sent.mock.calls.map(([, init]) => init?.signal?.aborted)).toEqual([false])
    isStored = false
    dispatchEvent(new Event('pagehide'))
    expect(sent).toHaveBeenCalledOnce()
    document.dispatchEvent(new Event('consent:choice'))
    await done
    expect(sent.mock.calls.map(([, init]) => init?.signal?.aborted)).toEqual([true])
    expect(fail).not.toHaveBeenCalled()
    expect(onAnswer).toHaveBeenCalledOnce()
  })

  it('sends nothing without cookie.url', async () => {
    await post(recordOf([]), '').done
    expect(sent).not.toHaveBeenCalled()
  })

  it('aborts the request before, and does not report that', async () => {
    sent.mockImplementationOnce(
      (_, init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const slow = post(recordOf(['analytics']))
    const fast = post(recordOf([]))
    await Promise.all([slow.done, fast.done])
    expect(sent.mock.calls.map(([, init]) => init?.signal?.aborted)).toEqual([true, false])
    expect(slow.fail).not.toHaveBeenCalled()
  })

  it('tells of an answer that put something else in place of the choice', async () => {
    const { done, fail, onAnswer } = post(recordOf([]), '/consent', undefined, () => true)
    await done
    expect(fail).toHaveBeenCalledWith('endpoint-lost', 'Set-Cookie')
    expect(onAnswer).toHaveBeenCalledOnce()
  })

  it.each([
    ['is out of reach', () => Promise.reject(new TypeError('offline')), 'offline'],
    ['does not take it', async () => new Response(null, { status: 409 }), '409'],
  ])('tells of a server that %s, and throws nothing', async (_, answer, why) => {
    sent.mockImplementation(answer)
    const { done, fail } = post(recordOf([]))
    await done
    expect(fail).toHaveBeenCalledWith('endpoint-lost', `/consent: ${why}`)
  })
})
