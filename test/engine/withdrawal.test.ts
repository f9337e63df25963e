import { describe, expect, it, vi } from 'vitest'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { ALL, NAME, of, setUpPage } from '../support/enginePage'
import { settled, start } from '../support/fakeDoor'

setUpPage()

describe('a withdrawal', () => {
  it('emits what was revoked, then erases it', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    writeCookie('_fbp=1;path=/;max-age=999')
    localStorage.setItem('mtm_x', '1')
    const told = vi.fn()
    consent.on('choice', told)
    consent.choose({ granted: ['functional'] })
    expect(of<'choice'>(told).at(-1)).toMatchObject({
      newlyGranted: [],
      revoked: ['analytics', 'marketing'],
      previous: { granted: ALL },
      choice: { granted: ['functional'] },
    })
    await vi.waitFor(() => expect(cookieNames()).toEqual([NAME]))
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
    writeCookie('_fbp=1;path=/;max-age=999')
    expect(cookieNames()).toEqual([NAME])
  })

  it('reloads after a withdrawal, and only then', async () => {
    const reload = vi.spyOn(location, 'replace').mockImplementation(() => {})
    const { consent } = await start({ ...SITE, afterRevoke: 'reload' })
    consent.rejectAll()
    consent.acceptAll()
    await settled()
    await settled()
    expect(reload).not.toHaveBeenCalled()
    consent.choose({ granted: ALL, except: ['posthog'] })
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  })

  it('does not reload if the config says so', async () => {
    const reload = vi.spyOn(location, 'replace').mockImplementation(() => {})
    const { consent } = await start({ ...SITE, afterRevoke: 'keep' })
    consent.acceptAll()
    consent.rejectAll()
    await settled()
    await settled()
    expect(reload).not.toHaveBeenCalled()
  })
})
