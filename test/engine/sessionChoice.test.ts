import { describe, expect, it, vi } from 'vitest'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { again, jar, NAME, setUpPage } from '../support/enginePage'
import { start, stopAll } from '../support/fakeDoor'

setUpPage()

describe('a choice for the session', () => {
  it('is stored as a session cookie', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll('session')
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('analytics', 'session')).toBe(true)
    expect(consent.allows('analytics', 'persistent')).toBe(false)
    writeCookie('_fbp=1;path=/;max-age=999')
    expect(jar.get('_fbp')?.expires).toBeNull()
    expect(jar.get(NAME)?.expires).toBeNull()
    jar.closeBrowser()
    const next = await again(SITE)
    expect(next.consent.choice).toBeNull()
    expect(next.door.shown).toEqual(['open notice'])
  })

  it('erases what is due beside a damaged list of names, and mends the list', async () => {
    writeCookie('_fbp=1;path=/;max-age=999')
    localStorage.setItem(NAME, '{"cookies a":[1],"x":[null],"storage b":{}}')
    const { consent } = await start(SITE)
    const error = vi.fn()
    consent.on('error', error)
    await vi.waitFor(() => expect([cookieNames(), Object.keys(localStorage)]).toEqual([[], []]))
    expect(error).not.toHaveBeenCalled()
  })

  it('erases persistent cookies when they may only stay for the session', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    writeCookie('_fbp=1;path=/;max-age=999')
    consent.acceptAll('session')
    await vi.waitFor(() => expect(cookieNames()).toEqual([NAME]))
  })

  it('keeps what was stored for the session once it may be persistent, and removes it from the list', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll('session')
    localStorage.mtm_x = '1'
    expect(Object.keys(localStorage).sort()).toEqual([NAME, 'mtm_x'])
    consent.acceptAll()
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['mtm_x']))
  })

  it('erases the data of an ended session even if it is granted again before a part is loaded', async () => {
    localStorage.setItem('mtm_x', 'last')
    const { consent } = await start(SITE)
    consent.acceptAll('session')
    expect(localStorage.mtm_x).toBeUndefined()
  })

  it('erases the data of an ended session even after a persistent grant on another subdomain', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    stopAll()
    localStorage.setItem(NAME, '{"session mtm_x":true}')
    localStorage.setItem('mtm_x', '1')
    localStorage.setItem('mtm_y', '1')
    await start(SITE)
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual(['mtm_y']))
  })
})
