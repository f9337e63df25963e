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
      // Whether it throws does not matter here.
    }
    writeCookie('_fbp=1;path=/')
    consent?.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('has applied the choice when it returns', () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), fakeDoor())
    writeCookie('_fbp=1;path=/')
    consent.destroy()
    expect(cookieNames()).toEqual([])
  })

  it('reads the choice in the next microtask if its file runs alone, with the gates shut until then', async () => {
    const consent = startConsent(resolved({ ...SITE, afterRevoke: 'keep' }), { ...fakeDoor(), isAlone: true })
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

  it('erases old data even if a choice at once covers it, and keeps what is written under that choice', async () => {
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

  it('patches network and elements only if a host is declared or something is granted', async () => {
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

  it('tells Google the default before anything else, then the choice', async () => {
    await start({ ...SITE, signals: ['google'] })
    const layer = (window as unknown as { dataLayer: IArguments[] }).dataLayer.map((one) =>
      [...one].slice(0, 2).join(' '),
    )
    expect(layer[0]).toBe('consent default')
    expect(layer.at(-1)).toBe('consent update')
  })

  it('touches no vendor without a configured signal', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    expect('dataLayer' in window || 'gtag' in window).toBe(false)
  })
})
