// @vitest-environment node
import { expect, it } from 'vitest'
import { longest } from '../../src/choice/longest'
import type { ConsentConfig } from '../../src/config/schema'
import { resolved } from '../support/configs'

const DAY = 86400
const stats = { id: 'stats', category: 'analytics', cookies: [{ name: '_s', lifetime: '30 days' }] }
const login = { id: 'login', category: 'necessary', cookies: [{ name: 'sid', lifetime: 'session' }] }

/** Returns the days that a cookie may stay which asks for so many, and what is told of it. */
function days(config: ConsentConfig, name: string, asked: number): [days: number, ...told: string[]] {
  const told: string[] = []
  const seconds = longest(resolved(config), name, asked * DAY, (detail) => told.push(detail))
  return [seconds / DAY, ...told]
}

it('leaves a cookie that asks for no more than is declared as it is; months and years may be the long ones', () => {
  const cookies = [
    { name: '_m', lifetime: '1 month' },
    { name: '_y', lifetime: '2 years' },
  ]
  const config: ConsentConfig = { undeclared: 'block', services: [{ ...stats, cookies }] }
  expect(days(config, '_m', 31)).toEqual([31])
  expect(days(config, '_y', 731)).toEqual([731])
  expect(days(config, '_y', Number.NaN)).toEqual([Number.NaN])
  expect(days(config, 'nobody', 4000)).toEqual([4000])
})

it('tells one that asks for more than is declared, with name, asked and declared; cuts it where nothing undeclared may be', () => {
  const told = '_s (395 days; 30 days)'
  expect(days({ services: [stats] }, '_s', 395)).toEqual([395, told])
  expect(days({ services: [stats], undeclared: 'block' }, '_s', 395)).toEqual([30, told])
})

it('cuts to the session what is declared for the session', () => {
  expect(days({ services: [login], undeclared: 'block' }, 'sid', 7)).toEqual([0, 'sid (7 days; session)'])
  expect(days({ services: [login] }, 'sid', 7)).toEqual([7, 'sid (7 days; session)'])
})

it('takes the declaration of the very name, and the pattern with the most letters, whatever stands first', () => {
  const cookies = [
    { name: '_*', lifetime: '1 day' },
    { name: '_s*', lifetime: '20 days' },
    { name: '_s1', lifetime: '1 year' },
  ]
  const config: ConsentConfig = { undeclared: 'block', services: [{ ...stats, cookies }] }
  expect(days(config, '_s1', 300)).toEqual([300])
  expect(days(config, '_s2', 300)[0]).toBe(20)
  expect(days(config, '_x', 300)[0]).toBe(1)
})

it('cuts to maxLifetime: that of the service, else of its category, and `necessary` is one', () => {
  const categories = { analytics: { maxLifetime: '10 days' }, necessary: { maxLifetime: '6 days' } }
  const own = { ...login, id: 'cart', maxLifetime: '3 days', cookies: [{ name: 'cart', lifetime: '1 year' }] }
  const config: ConsentConfig = {
    categories,
    services: [stats, { ...login, cookies: [{ name: 'sid', lifetime: '1 year' }] }, own],
  }
  expect(days(config, '_s', 20)).toEqual([10])
  expect(days(config, 'sid', 20)).toEqual([6])
  expect(days(config, 'cart', 20)).toEqual([3])
  expect(days(config, 'cart', 2)).toEqual([2])
})

it('holds what is declared twice to the shorter of both', () => {
  const other = { ...stats, id: 'other', cookies: [{ name: '_s', lifetime: '2 days' }] }
  expect(days({ services: [stats, other], undeclared: 'block' }, '_s', 20)[0]).toBe(2)
})
