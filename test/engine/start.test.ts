import { describe, expect, it, vi } from 'vitest'
import { startConsent } from '../../src/engine/startConsent'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { resolved, SITE } from '../support/configs'
import { of, setUpPage } from '../support/enginePage'
import { fakeDoor, settled, start } from '../support/fakeDoor'

setUpPage()

describe('startConsent', () => {
  it("shuts the gates even where the page's own gtag throws", async () => {
    ;(window as { gtag?: unknown }).gtag = () => {
      throw new Error('theirs')
    }
    vi.spyOn(console, 'error').mockImplementation(() => {})
    let consent: ReturnType<typeof startConsent> | undefined
    try {
      consent = startConsent(resolved({ ...SITE, signals: ['google'] }), fakeDoor())
    } catch {
      // Whether it throws is not what this is about.
    }
    writeCookie('_fbp=1;path=/')
    consent?.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('has taken effect when it returns', () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), fakeDoor())
    writeCookie('_fbp=1;path=/')
    consent.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('begins in the next microtask where its file runs alone, and the gates stand by then', async () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), { ...fakeDoor(), alone: true })
    const ready = vi.fn()
    consent.on('ready', ready)
    expect(ready).not.toHaveBeenCalled()
    await null
    writeCookie('_fbp=1;path=/')
    await settled()
    consent.destroy()
    expect(of(ready)).toEqual([{ choice: null }])
    expect(cookieNames()).toEqual([])
  })

  it('erases what was left before, also where a choice that covers it comes at once; what that brings stays', async () => {
    writeCookie('_pk_id=1;path=/;max-age=99')
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), fakeDoor())
    consent.choose({ granted: ['analytics'] })
    expect(cookieNames()).not.toContain('_pk_id')
    writeCookie('_pk_id=2;path=/;max-age=99')
    await settled()
    await settled()
    consent.destroy()
    expect(cookieNames()).toContain('_pk_id')
  })

  it('patches what sends and loads only where a host is declared or something is granted', async () => {
    const { send } = XMLHttpRequest.prototype
    const isPatched = () => XMLHttpRequest.prototype.send !== send
    const { consent } = await start(SITE)
    expect(isPatched()).toBe(false)
    consent.choose({ granted: ['analytics'] })
    expect(isPatched()).toBe(true)
    consent.destroy()
    expect(isPatched()).toBe(false)
    await start({ ...SITE, services: [{ id: 'stats', category: 'analytics', hosts: ['stats.example'] }] })
    expect(isPatched()).toBe(true)
  })

  it('tells Google the default before anything else, then what holds', async () => {
    await start({ ...SITE, signals: ['google'] })
    const layer = (window as unknown as { dataLayer: IArguments[] }).dataLayer.map((one) =>
      [...one].slice(0, 2).join(' '),
    )
    expect(layer[0]).toBe('consent default')
    expect(layer.at(-1)).toBe('consent update')
  })

  it('touches no vendor where no signal is configured', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    expect('dataLayer' in window || 'gtag' in window).toBe(false)
  })
})
