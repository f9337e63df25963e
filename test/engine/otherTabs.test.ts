import { describe, expect, it, vi } from 'vitest'
import { encode } from '../../src/storage/codec'
import { choice, SITE } from '../support/configs'
import { jar, NAME, seeAgain, setUpPage, show } from '../support/enginePage'
import { start } from '../support/fakeDoor'

setUpPage()

describe('a choice that another tab made', () => {
  it('is applied here too', async () => {
    const { consent } = await start(SITE)
    const told = vi.fn()
    consent.on('choice', told)
    const other = { choice: choice(['analytics']), known: [], signal: false }
    jar.stored.push({
      name: NAME,
      value: encode(other),
      domain: 'example.com',
      hostOnly: false,
      path: '/',
      secure: true,
      partitioned: false,
      expires: null,
    })
    expect(consent.choice).toBeNull()
    seeAgain()
    expect(consent.choice?.granted).toEqual(['analytics'])
    expect(told).toHaveBeenCalledOnce()
    window.dispatchEvent(new Event('pageshow'))
    expect(told).toHaveBeenCalledOnce()
  })

  it('is not undone by a jar that still shows the grant before it', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const before = jar.get(NAME)?.value
    consent.rejectAll()
    const refusal = jar.get(NAME)?.value
    const told = vi.fn()
    consent.on('choice', told)
    show(before)
    seeAgain()
    expect(consent.allows('analytics')).toBe(false)
    show(refusal)
    seeAgain()
    expect(told).toHaveBeenCalledOnce()

    // A withdrawal in another tab is applied here, even if it equals an earlier choice.
    consent.acceptAll()
    show(refusal)
    seeAgain()
    expect(consent.allows('analytics')).toBe(false)
  })

  it('holds even if it equals one of the same second that was replaced here', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const grant = jar.get(NAME)?.value
    consent.rejectAll()
    show(grant)
    seeAgain()
    expect(consent.allows('analytics')).toBe(false)
    await vi.waitFor(() => expect(consent.allows('analytics')).toBe(true), 2000)
  })

  it('is none where what lies in the jar cannot be read: the choice is put back', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const stored = jar.get(NAME)?.value ?? ''
    const told = vi.fn()
    consent.on('choice', told)
    for (const value of [encodeURIComponent(stored), `"${stored}"`, 'j%3A1']) {
      show(value)
      seeAgain()
      expect(jar.get(NAME)?.value).toBe(stored)
      expect(jar.stored.filter(({ name }) => name === NAME)).toHaveLength(1)
    }
    expect(consent.allows('analytics')).toBe(true)
    // The replay alone.
    expect(told).toHaveBeenCalledOnce()
  })
})
