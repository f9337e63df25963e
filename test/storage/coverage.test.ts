import { afterEach, describe, expect, it } from 'vitest'
import type { Choice } from '../../src/choice/types'
import { createCoverage, keptForSession } from '../../src/storage/coverage'
import { choice, resolved, SITE } from '../support/configs'

const KEY = 'interact_consent'
const of = (made: Choice | null, { over = false, lowered = false, undeclared = 'block-third-party' } = {}) =>
  createCoverage(
    { config: resolved({ ...SITE, undeclared: undeclared as 'block' }), choice: made, withheld: [] },
    KEY,
    (name) => !name.includes('theirs'),
    over,
    lowered,
  )
const ALL = ['functional', 'analytics', 'marketing']

afterEach(() => localStorage.clear())

describe('what may stay', () => {
  it('follows the choice by name, and is the login in any case', () => {
    const { cookie, storage } = of(choice(['analytics']))
    expect(['_pk_id', 'ph_x', '_fbp', 'sid', KEY].filter(cookie)).toEqual(['_pk_id', 'ph_x', 'sid', KEY])
    expect(storage('mtm_x')).toBe(true)
    expect(of(null).storage('mtm_x')).toBe(false)
  })

  it('is what the site wrote itself, and not what others did, as long as nothing is granted', () => {
    const { cookie, storage } = of(choice([]))
    expect([cookie('cart'), cookie('theirs'), storage('cart'), storage('theirs')]).toEqual([true, false, true, false])
    expect(of(choice(['analytics'])).cookie('theirs')).toBe(true)
    expect(of(choice(['analytics']), { undeclared: 'block' }).cookie('cart')).toBe(false)
    expect(of(choice(ALL), { undeclared: 'block' }).cookie('cart')).toBe(true)
  })

  it('is no cookie that was to last, once it may only stay for the session', () => {
    const session = choice(ALL, { lifetime: 'session' })
    expect(of(session).cookie('_fbp')).toBe(true)
    expect(of(session, { lowered: true }).cookie('_fbp')).toBe(false)
    expect(of(session, { lowered: true }).cookie('sid')).toBe(true)
  })

  it('is nothing that was kept for a session which is over, whatever is granted now; the list goes last', () => {
    localStorage.setItem(KEY, '\nmtm_x')
    const { storage } = of(choice(ALL), { over: true })
    expect(storage(KEY)).toBe(false)
    localStorage.removeItem(KEY)
    expect([storage('mtm_x'), storage('mtm_y')]).toEqual([false, true])
    localStorage.setItem(KEY, '\nmtm_x')
    expect(of(choice(ALL)).storage('mtm_x')).toBe(true)
    expect(of(choice(ALL, { lifetime: 'session' })).storage(KEY)).toBe(true)
  })
})

it('a list that is not there, or out of reach, names nothing', () => {
  expect(keptForSession(KEY)).toEqual([])
  const own = Object.getOwnPropertyDescriptor(window, 'localStorage')
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('blocked', 'SecurityError')
    },
  })
  expect(keptForSession(KEY)).toEqual([])
  Object.defineProperty(window, 'localStorage', own ?? {})
})
