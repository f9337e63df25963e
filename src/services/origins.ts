import type { Source } from './types'

/** Which hosts belong to whom. MIT. */
export const THIRD_PARTY_WEB: Source = {
  url: 'https://www.npmjs.com/package/third-party-web',
  read: '2026-11',
  for: 'hosts',
}

/** Which hosts its proxies stand in for. MIT. */
export const NUXT_SCRIPTS: Source = {
  url: 'https://www.npmjs.com/package/@nuxt/scripts',
  read: '2026-11',
  for: 'hosts',
}

/** Where the policies are. MIT. */
export const TARTEAUCITRON: Source = {
  url: 'https://www.npmjs.com/package/tarteaucitronjs',
  read: '2026-11',
  for: 'policy',
}

/** The names of cookies; its lifetimes age and count as unverified. Apache-2.0. */
export const OPEN_COOKIE_DATABASE: Source = {
  url: 'https://github.com/jkwakman/Open-Cookie-Database',
  read: '2026-11',
  for: 'cookies',
}

/** Its links to policies. */
export const OPEN_COOKIE_DATABASE_POLICIES: Source = {
  url: 'https://github.com/jkwakman/Open-Cookie-Database',
  read: '2026-11',
  for: 'policy',
}
