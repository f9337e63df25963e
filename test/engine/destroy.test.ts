import { describe, expect, it, vi } from 'vitest'
import { startConsent } from '../../src/engine/startConsent'
import { resolved, SITE } from '../support/configs'
import { jar, seeAgain, setUpPage } from '../support/enginePage'
import { fakeDoor, settled, start } from '../support/fakeDoor'

setUpPage()

describe('destroy', () => {
  it('removes every patch and listener', async () => {
    const before = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    const { consent, door } = await start(SITE)
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).not.toEqual(before)
    const listener = vi.fn()
    consent.on('choice', listener)
    consent.choose({ granted: ['analytics'] })
    listener.mockClear()
    consent.destroy()
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).toEqual(before)
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
    const shown = door.shown.length
    document.querySelector<HTMLElement>('[data-consent-open]')?.click()
    jar.stored = []
    seeAgain()
    await settled()
    expect(listener).not.toHaveBeenCalled()
    expect(door.shown).toHaveLength(shown)
  })

  it('leaves nothing behind if it is called before anything has loaded', async () => {
    document.body.innerHTML = ''
    const door = fakeDoor()
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), door)
    consent.acceptAll()
    consent.destroy()
    await settled()
    expect(door.shown).toEqual([])
    expect(document.body.innerHTML).toBe('')
  })

  it('puts nothing back into the page when the API is called afterwards', async () => {
    const before = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    const { consent } = await start(SITE)
    consent.acceptAll()
    consent.destroy()
    consent.rejectAll()
    await settled()
    expect(Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')).toEqual(before)
  })
})
