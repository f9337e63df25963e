import { describe, expect, it, vi } from 'vitest'
import type { Consent } from '../../src/types'
import { SITE } from '../support/configs'
import { ALL, listen, of, setUpPage } from '../support/enginePage'
import { start, stopAll } from '../support/fakeDoor'

setUpPage()

describe('on', () => {
  it('replays ready and the choice to late listeners', async () => {
    const { consent } = await start(SITE)
    const ready = vi.fn()
    const choice = vi.fn()
    consent.on('ready', ready)
    consent.on('choice', choice)
    expect(ready).toHaveBeenCalledOnce()
    expect(of<'ready'>(ready)[0]?.choice).toBeNull()
    expect(choice).not.toHaveBeenCalled()
    consent.acceptAll()
    expect(choice).toHaveBeenCalledOnce()
    const late = vi.fn()
    consent.on('choice', late)
    expect(of<'choice'>(late)).toEqual([
      { choice: consent.choice, previous: null, newlyGranted: ALL, revoked: [], cause: 'stored' },
    ])
    consent.on('ready', ready)
    expect(of<'ready'>(ready)[1]?.choice).toEqual(consent.choice)
  })

  it('emits the stored choice', async () => {
    ;(await start(SITE)).consent.acceptAll()
    stopAll()
    const told = listen()
    await start(SITE)
    expect(told.slice(0, 2)).toEqual(['ready', 'choice'])
  })

  it('calls the other listeners if one throws, and reports it', async () => {
    const { consent } = await start(SITE)
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    const after = vi.fn()
    consent.on('choice', () => {
      throw new Error('theirs')
    })
    consent.on('choice', after)
    consent.acceptAll()
    expect(after).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(console.mock.calls.join()).toContain('listener: Error: theirs'))
    expect(consent.allows('analytics')).toBe(true)
  })

  it('survives error listeners that throw the same error or a new one each time', async () => {
    const { consent } = await start(SITE)
    consent.on('error', () => {
      throw new Error('again')
    })
    expect(() => consent.allows('one')).not.toThrow()
    let count = 0
    consent.on('error', () => {
      throw new Error(`number ${count++}`)
    })
    expect(() => consent.allows('two')).not.toThrow()
    expect(count).toBeLessThan(10)
  })

  it('ends if a listener makes the same choice again in its own event', async () => {
    const { consent } = await start(SITE)
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    const choice = vi.fn(() => consent.rejectAll())
    const undo = consent.on('choice', choice)
    consent.rejectAll()
    expect(choice).toHaveBeenCalledOnce()
    consent.acceptAll()
    expect(consent.choice?.granted).toEqual([])
    undo()
    expect(console).not.toHaveBeenCalled()
  })

  const turn = (consent: Consent): void => (consent.choice?.granted[0] ? consent.rejectAll() : consent.acceptAll())
  it.each<[string, (consent: Consent) => void]>([
    ['always chooses otherwise', turn],
    ['resets each choice', (consent) => void consent.reset()],
    ['chooses otherwise after a promise', (consent) => void Promise.resolve().then(() => turn(consent))],
  ])('stops a listener that %s, and reports it', async (_, act) => {
    const { consent } = await start(SITE)
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    let count = 0
    consent.on('choice', () => {
      if (count++ < 99) act(consent)
    })
    consent.rejectAll()
    await vi.waitFor(() => expect(console).toHaveBeenCalledOnce())
    expect(console.mock.calls.join()).toContain('listener: choice — ')
    expect(count).toBeLessThan(99)
    expect(consent.choice?.granted ?? []).toEqual([])
  })

  it('returns the undo', async () => {
    const { consent } = await start(SITE)
    const choice = vi.fn()
    consent.on('choice', choice)()
    consent.acceptAll()
    expect(choice).not.toHaveBeenCalled()
  })
})
