import { describe, expect, it, vi } from 'vitest'
import { createEmitter } from '../src/events'

const make = (replay: Parameters<typeof createEmitter>[1] = () => null) => {
  const fail = vi.fn()
  return { ...createEmitter(document, replay, fail), fail }
}
const opened = { view: 'notice' as const }

describe('createEmitter', () => {
  it('calls the listeners of an event in their order, and no others', () => {
    const { on, emit } = make()
    const told: string[] = []
    on('open', ({ view }) => told.push(`first ${view}`))
    on('close', () => told.push('never'))
    on('open', ({ view }) => told.push(`second ${view}`))
    emit('open', opened)
    expect(told).toEqual(['first notice', 'second notice'])
  })

  it('calls one listener as often as it was added, and takes off only one of them', () => {
    const { on, emit } = make()
    const listener = vi.fn()
    const off = on('open', listener)
    on('open', listener)
    emit('open', opened)
    expect(listener).toHaveBeenCalledTimes(2)
    off()
    off()
    emit('open', opened)
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('tells the page too, after the listeners', () => {
    const { on, emit } = make()
    const told: unknown[] = []
    on('open', () => told.push('listener'))
    document.addEventListener('consent:open', (event) => told.push(event.detail), { once: true })
    emit('open', opened)
    expect(told).toEqual(['listener', opened])
  })

  it('lets a listener that throws harm no other', () => {
    const { on, emit, fail } = make()
    const error = new Error('theirs')
    const after = vi.fn()
    on('open', () => {
      throw error
    })
    on('open', after)
    emit('open', opened)
    expect(fail.mock.calls).toEqual([[error]])
    expect(after).toHaveBeenCalledOnce()
  })

  it('replays what there is to a late listener, once', () => {
    const { on, emit } = make((event) => event === 'ready' && { choice: null })
    const ready = vi.fn()
    const open = vi.fn()
    on('ready', ready)
    on('open', open)
    expect(ready.mock.calls).toEqual([[{ choice: null }]])
    expect(open).not.toHaveBeenCalled()
    emit('ready', { choice: null })
    expect(ready).toHaveBeenCalledTimes(2)
  })

  it('takes a listener that throws while it is told what it missed', () => {
    const { on, emit, fail } = make(() => ({}))
    const off = on('ready', () => {
      throw new Error('theirs')
    })
    expect(fail).toHaveBeenCalledOnce()
    off()
    emit('ready', { choice: null })
    expect(fail).toHaveBeenCalledOnce()
  })

  it('takes listeners that come and go while it tells', () => {
    const { on, emit } = make()
    const told: string[] = []
    const off = on('open', () => {
      told.push('goes')
      off()
      on('open', () => told.push('came'))
    })
    on('open', () => told.push('stays'))
    emit('open', opened)
    expect(told).toEqual(['goes', 'stays'])
    emit('open', opened)
    expect(told).toEqual(['goes', 'stays', 'stays', 'came'])
  })

  it('tells nobody of a choice that a listener has replaced', () => {
    const { on, emit } = make()
    const tell = (granted: string[]) =>
      emit('choice', { choice: null, previous: null, newlyGranted: granted, revoked: [], cause: 'changed' })
    const told: string[] = []
    on('choice', ({ newlyGranted }) => {
      if (newlyGranted[0]) tell([])
    })
    on('choice', ({ newlyGranted }) => told.push(`listener ${newlyGranted}`))
    const page = ({ detail }: DocumentEventMap['consent:choice']) => told.push(`page ${detail.newlyGranted}`)
    document.addEventListener('consent:choice', page)
    tell(['analytics'])
    expect(told).toEqual(['listener ', 'page '])
    document.removeEventListener('consent:choice', page)
  })

  it('calls nobody after it was cleared', () => {
    const { on, emit, clear } = make()
    const listener = vi.fn()
    on('open', listener)
    clear()
    emit('open', opened)
    expect(listener).not.toHaveBeenCalled()
  })
})
