import { describe, expect, it, vi } from 'vitest'
import { SITE } from '../support/configs'
import { of, setUpPage } from '../support/enginePage'
import { fakeDoor, settled, start } from '../support/fakeDoor'

setUpPage()

describe('allows', () => {
  it('reports each unknown id once, and never grants it', async () => {
    const { consent } = await start(SITE)
    consent.acceptAll()
    const error = vi.fn()
    consent.on('error', error)
    for (let i = 0; i < 3; i++) expect(consent.allows('analitics')).toBe(false)
    expect(consent.allows('toString')).toBe(false)
    expect(error).toHaveBeenCalledTimes(2)
    expect(of<'error'>(error)[0]?.error).toMatchObject({ code: 'unknown-id' })
    expect(of<'error'>(error)[0]?.error.message).toContain('"analitics"')
    await settled()
    const lines = vi.mocked(console.error).mock.calls.map(([line]) => `${line}`)
    expect(lines.filter((line) => line.includes('"analitics"'))).toHaveLength(1)
  })

  it('reports several ids that are written as one, as with a comma in a tag', async () => {
    const { consent } = await start(SITE)
    const error = vi.fn()
    consent.on('error', error)
    expect(consent.allows('analytics,marketing')).toBe(false)
    expect(of<'error'>(error)[0]?.error.message).toContain('"analytics,marketing"')
    expect(consent.allows('nonsense|!nobody')).toBe(false)
    expect(error).toHaveBeenCalledTimes(3)
  })

  it('reports an unknown id in a choice, and leaves it out', async () => {
    const { consent } = await start(SITE)
    const error = vi.fn()
    consent.on('error', error)
    consent.choose({ granted: ['analytics', 'nonsense'], except: ['nobody'] })
    expect(error).toHaveBeenCalledTimes(2)
    expect(consent.choice?.granted).toEqual(['analytics'])
    expect(consent.choice).not.toHaveProperty('except')
  })

  it('logs the bare code if the words cannot be fetched', async () => {
    const door = fakeDoor()
    door.missing.add('explain')
    const { consent } = await start(SITE, door)
    consent.allows('analitics')
    await settled()
    expect(vi.mocked(console.error).mock.calls.join()).toContain('unknown-id')
  })
})
