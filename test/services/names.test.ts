// @vitest-environment node
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'

/** What a site may well use for itself: a declared name is held and erased wherever it is found. */
const COMMON =
  'id uid sid gid cid vid session sessionid session_id PHPSESSID JSESSIONID token csrf csrftoken XSRF-TOKEN user user_id visitor visitor-id lang language locale country currency cart theme consent cookie_consent cookieconsent test player flags optout referrer debug auth auth_token remember_token login settings preferences state store cache data key NID fr sb'.split(
    ' ',
  )

/** Two that write alike. */
const ALIKE = [
  // A fork of the other: `_pk_id.<uuid>.<hash>` is `_pk_id.*` too. No site runs both.
  ['matomo', 'piwik-pro'],
]

const compile = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's')
/** Whether two patterns can stand for one name. */
const meet = (one: string, other: string): boolean =>
  compile(one).test(other.replaceAll('*', 'x')) || compile(other).test(one.replaceAll('*', 'x'))

const services = Object.values(catalogue)
const kinds = {
  cookies: services.flatMap(({ id, cookies = [] }) => cookies.map(({ name }) => [id, name] as const)),
  storage: services.flatMap(({ id, storage = [] }) => storage.map((name) => [id, name] as const)),
}

describe.each(Object.entries(kinds))('%s of the catalogue', (_, names) => {
  it.each(names)('%s: %s stands for names of the vendor alone', (_, name) => {
    expect(name.replaceAll('*', '').length).toBeGreaterThanOrEqual(3)
    expect(name).not.toMatch(/\*\*|\s|[;,=]/)
    expect([...COMMON, 'interact_consent'].filter((common) => compile(name).test(common))).toEqual([])
  })

  it('gives each name to one service', () => {
    const clashes = names.flatMap(([id, name], at) =>
      names
        .slice(at + 1)
        .filter(([other, same]) => other !== id && meet(name, same))
        .map(([other, same]) => [id, other, name, same]),
    )
    expect(
      clashes.filter(([id, other]) => !ALIKE.some((two) => two.includes(id ?? '') && two.includes(other ?? ''))),
    ).toEqual([])
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length)
  })
})

describe('lifetimes of the catalogue', () => {
  it.each(services.flatMap(({ id, cookies = [] }) => cookies.map((cookie) => [id, cookie.name, cookie.lifetime])))(
    '%s: gives %s a duration that a config takes: %s',
    (_, __, lifetime) => {
      expect(lifetime).toMatch(/^(session|[1-9]\d* (second|minute|hour|day|week|month|year)s?)$/)
      expect(/^1 .*s$|^(?!1 )\d+ .*[^s]$/.test(lifetime ?? '')).toBe(false)
    },
  )
})
