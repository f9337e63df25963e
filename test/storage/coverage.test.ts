import { afterEach, describe, expect, it } from 'vitest'
import type { Choice } from '../../src/choice/types'
import { createCoverage } from '../../src/storage/coverage'
import { createNotedNames } from '../../src/storage/notedNames'
import { choice, resolved, SITE } from '../support/configs'

const KEY = 'interact_consent'
const of = (
  made: Choice | null,
  { before, undeclared = 'block-third-party' }: { before?: { choice: Choice | null } | null; undeclared?: string } = {},
) => {
  const config = resolved({ ...SITE, undeclared: undeclared as 'block' })
  const now = { config, choice: made, withheld: [], granted: made?.granted ?? [] }
  return createCoverage(now, before, createNotedNames(KEY), (name) => !name.includes('theirs'))
}
const ALL = ['functional', 'analytics', 'marketing']

afterEach(() => localStorage.clear())

describe('createCoverage', () => {
  it('follows the choice by name, and always includes the login', () => {
    const { cookie, storage } = of(choice(['analytics']))
    expect(['_pk_id', 'ph_x', '_fbp', 'sid', KEY].filter(cookie)).toEqual(['_pk_id', 'ph_x', 'sid', KEY])
    expect(storage('mtm_x')).toBe(true)
    expect(of(null).storage('mtm_x')).toBe(false)
  })

  it('includes what the site wrote, and not what others wrote, while nothing is granted', () => {
    const { cookie, storage } = of(choice([]))
    expect([cookie('cart'), cookie('theirs'), storage('cart'), storage('theirs')]).toEqual([true, false, true, false])
    expect(of(choice(['analytics'])).cookie('theirs')).toBe(true)
    expect(of(choice(['analytics']), { undeclared: 'block' }).cookie('cart')).toBe(false)
    expect(of(choice(ALL), { undeclared: 'block' }).cookie('cart')).toBe(true)
  })

  it('excludes persistent cookies once they may only stay for the session', () => {
    const session = choice(ALL, { lifetime: 'session' })
    expect(of(session).cookie('_fbp')).toBe(true)
    expect(of(session, { before: { choice: choice(ALL) } }).cookie('_fbp')).toBe(false)
    expect(of(session, { before: { choice: choice(ALL) } }).cookie('sid')).toBe(true)
  })

  it('excludes what was written for an ended session, under any grant', () => {
    createNotedNames(KEY).note('session mtm_x', true)
    const { storage } = of(choice(ALL), { before: null })
    expect([storage('mtm_x'), storage('mtm_y')]).toEqual([false, true])
    expect(of(choice(ALL)).storage('mtm_x')).toBe(true)
  })

  it('includes the list of noted names', () => {
    expect(of(null, { before: null }).storage(KEY)).toBe(true)
  })
})
