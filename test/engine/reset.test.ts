import { describe, expect, it, vi } from 'vitest'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { ALL, of, setUpPage } from '../support/enginePage'
import { settled, start } from '../support/fakeDoor'

setUpPage()

describe('reset', () => {
  it('deletes all optional data and the choice, and asks again', async () => {
    const { consent, door } = await start(SITE)
    consent.acceptAll()
    await settled()
    writeCookie('_fbp=1;path=/;max-age=999')
    writeCookie('sid=1;path=/')
    localStorage.setItem('mtm_x', '1')
    const told = vi.fn()
    consent.on('choice', told)
    await consent.reset()
    expect(consent.choice).toBeNull()
    expect(consent.receipt()).toBeNull()
    expect(cookieNames()).toEqual(['sid'])
    expect(Object.keys(localStorage)).toEqual([])
    expect(of<'choice'>(told).at(-1)).toMatchObject({ choice: null, newlyGranted: [], revoked: ALL })
    expect(door.shown.at(-1)).toBe('open notice')
    expect(document.documentElement.hasAttribute('data-consent-granted')).toBe(false)
  })
})
