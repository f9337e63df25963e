import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAttempts } from '../../src/engine/createAttempts'
import { createStore, UNDECIDED } from '../../src/engine/createStore'
import { createWriters } from '../../src/engine/createWriters'
import { createNotedNames } from '../../src/storage/notedNames'
import { choice, resolved, SITE } from '../support/configs'
import { installJar, type Jar } from '../support/jar'

const TAGGED = 'Error\n    at f (https://cdn.example/released.js:1:1)'
const FOREIGN = 'Error\n    at f (https://other.example/x.js:1:1)'
const OWN = 'Error\n    at f (https://www.example.com/own.js:1:1)'
const ALL = ['functional', 'analytics', 'marketing']
const endOfTask = () => new Promise((resolve) => setTimeout(resolve))

let jar: Jar
const fail = vi.fn()
beforeEach(() => {
  jar = installJar()
  localStorage.clear()
  fail.mockClear()
})
afterEach(() => jar.restore())

function start(granted: string[], lifetime: 'session' | 'persistent' = 'persistent') {
  const config = resolved(SITE)
  const store = createStore(config)
  store.set({ ...UNDECIDED, choice: choice(granted, { lifetime }) })
  const names = createNotedNames(config.cookie.name)
  const release = () => ({ needOf: (stack: string) => (stack === TAGGED ? ['analytics'] : undefined), undo() {} })
  const isOwnHost = (host: string) => host === 'www.example.com'
  const writers = createWriters({ isOwnHost, emit() {}, fail }, names, release)
  const { ask } = createAttempts({ store, emit() {} }, writers, release)
  /** Returns the list on the device after the current task. */
  const noted = async () => {
    await endOfTask()
    return JSON.parse(localStorage.getItem(config.cookie.name) ?? '{}')
  }
  return { ask, writers, noted }
}

describe('a name that no service declares', () => {
  it('is noted with its writer while something is granted, unless the site itself wrote it', async () => {
    const { ask, noted } = start(ALL)
    ask('cookie', 'visitor_id', () => TAGGED)
    ask('cookie', '_gcl_au', () => FOREIGN)
    ask('storage', 'px', () => FOREIGN)
    ask('cookie', 'cart', () => OWN)
    ask('cookie', '_pk_id', () => FOREIGN)
    expect(await noted()).toEqual({
      'cookies visitor_id': ['analytics'],
      'cookies _gcl_au': false,
      'storage px': false,
    })
  })

  it('leaves nothing on the device if it is refused, and keeps its writer in this page', async () => {
    const { ask, writers, noted } = start([])
    expect(ask('cookie', '_gcl_au', () => FOREIGN).verdict).toBeNull()
    expect([writers.of('cookies _gcl_au'), writers.of('cookies cart'), await noted()]).toEqual([false, true, {}])
  })

  it('keeps its writer on the next page', async () => {
    const { ask, noted } = start(ALL)
    ask('cookie', '_gcl_au', () => FOREIGN)
    await noted()
    expect(start([]).writers.of('cookies _gcl_au')).toBe(false)
  })

  it('takes one call stack for all its writes under a full persistent grant', () => {
    const { ask } = start(ALL)
    const stack = vi.fn(() => FOREIGN)
    for (let at = 0; at < 100; at++) ask('cookie', '_gcl_au', stack)
    expect(stack).toHaveBeenCalledTimes(1)
  })
})

describe('a key that is written for the session', () => {
  it('is noted for any writer, declared or not; a cookie is not', async () => {
    const { ask, noted } = start(ALL, 'session')
    ask('storage', 'mtm_x', () => OWN)
    ask('storage', 'px', () => FOREIGN)
    ask('storage', 'cart', () => OWN)
    ask('cookie', '_pk_id', () => OWN)
    expect(await noted()).toEqual({ 'session mtm_x': true, 'session px': true, 'storage px': false })
  })

  it('is refused if the list cannot be stored, as the next session would not know it', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor
    const get = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { configurable: true, get })
    const session = start(ALL, 'session')
    expect(session.ask('storage', 'mtm_x', () => OWN).verdict).toBeNull()
    expect(session.ask('cookie', '_pk_id', () => OWN).verdict).toBe('session')
    expect(start(ALL).ask('storage', 'px', () => FOREIGN).verdict).toBe('persistent')
    Object.defineProperty(window, 'localStorage', own)
    expect(session.ask('storage', 'mtm_x', () => OWN).verdict).toBe('session')
  })
})

describe('a helper of another site', () => {
  it('is reported with its host if the site itself called it and the write was dropped', () => {
    const { ask } = start([])
    ask('cookie', 'cart', () => `${FOREIGN}\n    at https://www.example.com/shop:3:1`)
    ask('cookie', '_gcl_au', () => FOREIGN)
    expect(fail.mock.calls).toEqual([['helper-dropped', 'cart (other.example)']])
  })

  it('is not reported if it may write', () => {
    const { ask } = start(['analytics'])
    ask('cookie', 'cart', () => `${FOREIGN}\n    at https://www.example.com/shop:3:1`)
    expect(fail).not.toHaveBeenCalled()
  })
})
