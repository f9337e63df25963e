import { describe, expect, it, vi } from 'vitest'
import { SITE } from '../support/configs'
import { ALL, setUpPage } from '../support/enginePage'
import { settled, start } from '../support/fakeDoor'

setUpPage()

describe('when', () => {
  it('resolves at once if it is allowed, else once it is', async () => {
    const { consent } = await start(SITE)
    const done: string[] = []
    for (const id of ['matomo', 'marketing']) consent.when(id).then(({ granted }) => done.push(`${id} ${granted}`))
    consent.when('matomo', 'persistent').then(() => done.push('to last'))
    await settled()
    expect(done).toEqual([])
    consent.choose({ granted: ['analytics'], lifetime: 'session' })
    await settled()
    expect(done).toEqual(['matomo analytics'])
    consent.acceptAll()
    await settled()
    expect(done.sort()).toEqual(['marketing functional,analytics,marketing', 'matomo analytics', 'to last'])
    await expect(consent.when('ads')).resolves.toEqual(consent.choice)
  })

  it('never rejects, and never resolves for an unknown id', async () => {
    const { consent } = await start(SITE)
    const done = vi.fn()
    consent.when('nonsense').then(done, done)
    consent.acceptAll()
    await settled()
    expect(done).not.toHaveBeenCalled()
  })

  it('resolves for the undecided under opt-out', async () => {
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.choice).toBeNull()
    await expect(consent.when('ads')).resolves.toMatchObject({ granted: ALL })
  })
})
