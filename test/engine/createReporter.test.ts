import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { createReporter } from '../../src/engine/createReporter'
import * as explain from '../../src/parts/explain'

let said: MockInstance<typeof console.error>
let emit: ReturnType<typeof vi.fn>
beforeEach(() => {
  said = vi.spyOn(console, 'error').mockImplementation(() => {})
  emit = vi.fn()
})
const lines = () => said.mock.calls.map((args) => args.join(' '))
const reporter = (load: () => Promise<unknown> = async () => explain) =>
  createReporter({ load: load as never }, emit as never)

describe('fail', () => {
  it('reports each failure once, with its sentence and an event', async () => {
    const { fail } = reporter()
    fail('script-timeout', 'https://a.example/x.js')
    fail('script-timeout', 'https://a.example/x.js')
    fail('script-timeout', 'https://a.example/y.js')
    await vi.waitFor(() => expect(lines()).toHaveLength(2))
    expect(lines()[0]).toMatch(/script-timeout: https:\/\/a\.example\/x\.js — .+/)
    expect(emit.mock.calls.map(([event, { error }]) => [event, error.code, error.message])).toEqual([
      ['error', 'script-timeout', 'script-timeout: https://a.example/x.js'],
      ['error', 'script-timeout', 'script-timeout: https://a.example/y.js'],
    ])
  })

  it('reports without words if they cannot be loaded', async () => {
    const { fail } = reporter(() => Promise.reject(new Error('gone')))
    fail('not-saved', 'interact_consent')
    await vi.waitFor(() => expect(lines().join()).toContain('not-saved: interact_consent'))
  })

  it('throws nothing in a page that has broken built-ins', () => {
    emit.mockImplementation(() => {
      throw new Error('broken')
    })
    const { fail } = reporter(() => {
      throw new Error('broken too')
    })
    expect(() => fail('failed', 'x')).not.toThrow()
    expect(lines().join()).toContain('failed: x')
  })

  it('emits no error event about a listener that threw', () => {
    const { fail } = reporter()
    fail('listener', 'x')
    expect(emit).not.toHaveBeenCalled()
  })
})

describe('safely', () => {
  it('runs the work at once, and reports what it throws or rejects with', async () => {
    const { safely } = reporter()
    const work = vi.fn()
    safely(work)(1, 2)
    expect(work).toHaveBeenCalledWith(1, 2)
    await safely(() => {
      throw new Error('now')
    })()
    await safely(() => Promise.reject(new Error('later')))()
    expect(emit.mock.calls.map(([, { error }]) => error.message)).toEqual([
      'failed: Error: now',
      'failed: Error: later',
    ])
  })
})
