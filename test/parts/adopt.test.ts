import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Adoption } from '../../src/config/schema'
import { findAnswer } from '../../src/parts/adopt'
import { resolved } from '../support/configs'
import { installJar, type Jar } from '../support/jar'

const DAY = 864e5
let jar: Jar
beforeEach(() => {
  jar = installJar()
})
afterEach(() => {
  jar.restore()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const put = (name: string, value: string, where = ''): void => {
  document.cookie = `${name}=${value}; path=/; max-age=864000${where}`
}
async function find(adopt: Adoption) {
  const config = resolved({
    services: [
      { id: 'stats', category: 'analytics' },
      { id: 'ads', category: 'marketing' },
    ],
    adopt,
  })
  const told: string[] = []
  const record = await findAnswer({ config, fail: (code, detail) => void told.push(`${code}: ${detail}`) }, null)
  expect(told).toEqual([])
  return record?.choice
}
const GRANT = encodeURIComponent('{"stats":true,"ads":true}')
const REFUSAL = encodeURIComponent('{"stats":true,"ads":false}')

it.each([
  ['the grant first', GRANT, REFUSAL],
  ['the refusal first', REFUSAL, GRANT],
])('takes over no grant over a refusal in two cookies of one name, %s', async (_, first, second) => {
  put('klaro', first)
  put('klaro', second, '; domain=example.com')
  expect(document.cookie.match(/klaro=/g)).toHaveLength(2)
  expect(await find({ from: 'klaro' })).toMatchObject({ granted: ['analytics'], lifetime: 'session' })
})

it('takes over no grant of a cookie over a refusal in storage', async () => {
  put('klaro', GRANT)
  localStorage.setItem('klaro', decodeURIComponent(REFUSAL))
  expect(await find({ from: 'klaro' })).toMatchObject({ granted: ['analytics'] })
})

it('takes over the last of two answers that bear a date', async () => {
  const at = (days: number) => Date.now() - days * DAY
  put('c15t', `c.measurement:1,c.marketing:1,i.t:${at(3)},i.sid:s`)
  put('c15t', `c.measurement:1,i.t:${at(2)},i.sid:s`, '; domain=example.com')
  expect(await find({ from: 'c15t' })).toMatchObject({ granted: ['analytics'], lifetime: 'persistent' })
  put('c15t', `c.marketing:1,i.t:${at(1)},i.sid:s`)
  expect(await find({ from: 'c15t' })).toMatchObject({ granted: ['marketing'] })
})

it('refuses a group that one of two cookies of OneTrust refuses, as of the first answer', async () => {
  put('OptanonConsent', 'groups=C0001%3A1%2CC0002%3A1%2CC0004%3A1')
  put('OptanonConsent', 'groups=C0001%3A1%2CC0002%3A1%2CC0004%3A0', '; domain=example.com')
  const closed = [1, 9].map((days) => new Date(Date.now() - days * DAY).toISOString())
  put('OptanonAlertBoxClosed', `${closed[0]}`)
  put('OptanonAlertBoxClosed', `${closed[1]}`, '; domain=example.com')
  const choice = await find({ from: 'onetrust' })
  expect(choice).toMatchObject({ granted: ['analytics'] })
  expect(choice?.at.slice(0, 19)).toBe(closed[1]?.slice(0, 19))
})

it('dates an answer by the end of its own cookie, and by the soonest where two are equal', async () => {
  const ends = (days: number) => Math.floor(Date.now() / 1e3) * 1e3 + days * DAY
  put('klaro', REFUSAL)
  vi.stubGlobal('cookieStore', {
    getAll: async () => [
      { value: REFUSAL, expires: ends(110) },
      { value: REFUSAL, expires: ends(90) },
      { value: GRANT, expires: ends(20) },
    ],
  })
  const choice = await find({ from: 'klaro' })
  expect(choice).toMatchObject({ granted: ['analytics'], lifetime: 'persistent' })
  expect(Date.parse(`${choice?.at}`)).toBe(ends(-30))
})
