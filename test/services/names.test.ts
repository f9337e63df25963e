// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { matches } from '../../src/choice/match'
import * as catalogue from '../../src/services'

/** What a site may well use for itself: a declared name is held and erased wherever it is found. */
const COMMON = [
  ...['id', 'uid', 'sid', 'gid', 'cid', 'vid', 'key', 'token', 'auth', 'auth_token', 'csrf', 'csrftoken', 'XSRF-TOKEN'],
  ...['session', 'sessionid', 'session_id', 'PHPSESSID', 'JSESSIONID', 'login', 'user', 'user_id', 'remember_token'],
  ...['visitor', 'visitor-id', 'lang', 'language', 'locale', 'country', 'currency', 'theme', 'cart', 'test', 'debug'],
  ...['consent', 'cookie_consent', 'cookieconsent', 'interact_consent', 'optout', 'referrer', 'player', 'flags'],
  ...['settings', 'preferences', 'state', 'store', 'cache', 'data', 'NID', 'fr', 'sb'],
]

/** Two whose names overlap: the exact name comes before a pattern, and the longer pattern before the shorter. */
const ALIKE = [
  // A fork of the other: `_pk_id.<uuid>.<hash>` is `_pk_id.*` too. No site runs both.
  'matomo piwik-pro',
  // `AMP_TOKEN` stands for Accelerated Mobile Pages, `AMP_*` for Amplitude.
  'amplitude google-analytics',
]

/** Whether two patterns can stand for one name. */
const meet = (one: string, other: string): boolean =>
  matches(one, other.replaceAll('*', 'x')) || matches(other, one.replaceAll('*', 'x'))

const services = Object.values(catalogue)
const namesOf = {
  cookies: services.map(({ id, cookies = [] }) => ({ id, names: cookies.map(({ name }) => name) })),
  storage: services.map(({ id, storage = [] }) => ({ id, names: storage })),
}

describe.each(Object.entries(namesOf))('%s of the catalogue', (_, list) => {
  it.each(list)('stand for names of the vendor alone: $id', ({ names }) => {
    for (const name of names) {
      expect(name.replaceAll('*', '').length).toBeGreaterThanOrEqual(3)
      expect(name).not.toMatch(/\*\*|\s|[;,=]/)
      expect(COMMON.filter((common) => matches(name, common))).toEqual([])
    }
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(list)('have one owner: $id', ({ id, names }) => {
    const others = list.filter((other) => other.id !== id && !ALIKE.includes([id, other.id].sort().join(' ')))
    const claims = others.flatMap((other) => other.names.filter((name) => names.some((own) => meet(own, name))))
    expect(claims).toEqual([])
    expect(names.filter((name) => list.some((other) => other.id !== id && other.names.includes(name)))).toEqual([])
  })
})

describe('lifetimes of the catalogue', () => {
  it.each(services)('are durations that a config takes: $id', ({ cookies = [] }) => {
    for (const { lifetime } of cookies)
      expect(lifetime).toMatch(
        /^(session|1 (second|minute|hour|day|week|month|year)|(?!1 )[1-9]\d* (second|minute|hour|day|week|month|year)s)$/,
      )
  })
})
