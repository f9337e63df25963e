import { describe, expect, it, vi } from 'vitest'
import { createStore } from '../../src/engine/createStore'
import { createWhen } from '../../src/engine/createWhen'
import type { Consent } from '../../src/index'
import { resolved, SITE } from '../support/configs'
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

  it('keeps nothing of a promise that has resolved: 1,000 calls listen as one does', async () => {
    const listeners: (() => void)[] = []
    let isAllowed = false
    const allows = vi.fn(() => isAllowed)
    const on: Consent['on'] = (_event, listener) => {
      listeners.push(listener as () => void)
      return () => {}
    }
    const when = createWhen({ store: createStore(resolved(SITE)), allows, on })
    const tellAll = () => {
      for (const listener of listeners) listener()
    }
    tellAll()
    const all = Promise.all(Array.from({ length: 1000 }, () => when('analytics')))
    isAllowed = true
    tellAll()
    await expect(all).resolves.toHaveLength(1000)
    expect(listeners).toHaveLength(2)
    allows.mockClear()
    tellAll()
    expect(allows).not.toHaveBeenCalled()
  })

  it('resolves for the undecided under opt-out', async () => {
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.choice).toBeNull()
    await expect(consent.when('ads')).resolves.toMatchObject({ granted: ALL })
  })
})
