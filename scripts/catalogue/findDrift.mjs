const NPM = 'https://www.npmjs.com/package/'
const OPEN_COOKIE_DATABASE = 'https://github.com/jkwakman/Open-Cookie-Database'

const hostOf = (/** @type {string} */ host) => host.replace(/^\*\./, '').split(/[:/]/, 1)[0] ?? ''
/** Whether a host is another or lies below it. */
const within = (/** @type {string} */ host, /** @type {string} */ above) => host === above || host.endsWith(`.${above}`)
const related = (/** @type {string} */ one, /** @type {string} */ other) => within(one, other) || within(other, one)

/** @param {string} pattern */
const compile = (pattern) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
/** Whether two patterns can stand for one name. */
const meets = (/** @type {string} */ one, /** @type {string} */ other) =>
  compile(one).test(other) || compile(other).test(one)

/** `13 months`, in days; a browser's session is 0. @param {string} text */
const daysIn = (text) => {
  const [, number, unit] = /(\d+)\s*(second|minute|hour|day|week|month|year)/i.exec(text) ?? []
  if (!unit) return 0
  const days = { second: 1 / 86400, minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365 }
  return Number(number) * days[/** @type {keyof typeof days} */ (unit.toLowerCase())]
}

/** @type {typeof import('./findDrift.d.mts').findDrift} */
export function findDrift(services, { entities, hosts, policies, cookies }) {
  /** @type {import('./findDrift.d.mts').Drift} */
  const drift = { claims: [], news: [] }
  const declared = services.flatMap((service) => (service.hosts ?? []).map(hostOf))

  for (const service of services) {
    const { id, sources, unverified = [] } = service
    const from = (/** @type {string} */ url, /** @type {string} */ use) =>
      sources.some((source) => source.url === url && source.for === use)
    const pages = (/** @type {string} */ use) =>
      sources.some(
        ({ url, for: what }) =>
          what === use &&
          ![`${NPM}third-party-web`, `${NPM}@nuxt/scripts`, `${NPM}tarteaucitronjs`, OPEN_COOKIE_DATABASE].includes(
            url,
          ),
      )

    const known = [
      ...(from(`${NPM}third-party-web`, 'hosts') ? entities.flatMap(({ domains }) => domains) : []),
      ...(from(`${NPM}@nuxt/scripts`, 'hosts') ? hosts : []),
    ].map(hostOf)
    for (const host of service.hosts ?? [])
      if (!unverified.includes(`host ${host}`) && !pages('hosts') && !known.some((one) => related(hostOf(host), one)))
        drift.claims.push(`${id}: no source that it names knows the host ${host}`)

    const rows = from(OPEN_COOKIE_DATABASE, 'cookies') ? cookies : []
    const named = rows.map(({ name, wildcard }) => (wildcard && !name.endsWith('*') ? `${name}*` : name))
    for (const { name, lifetime } of service.cookies ?? []) {
      const row = rows[named.findIndex((one) => meets(one, name))]
      if (!row && !pages('cookies') && !unverified.includes(`cookie ${name}`))
        drift.claims.push(`${id}: no source that it names knows the cookie ${name}`)
      if (row && Math.abs(daysIn(row.lifetime) - daysIn(lifetime)) > 0.1 * daysIn(lifetime) + 0.0001)
        drift.news.push(`${id}: ${name} is declared for ${lifetime}; the Open Cookie Database says ${row.lifetime}`)
    }

    if (
      !policies.includes(service.policyUrl) &&
      (from(`${NPM}tarteaucitronjs`, 'policy') || from(OPEN_COOKIE_DATABASE, 'policy'))
    )
      drift.claims.push(`${id}: the source that it names does not link to ${service.policyUrl}`)

    for (const { name, domains } of entities) {
      const mine = domains.map(hostOf)
      if (!mine.some((domain) => (service.hosts ?? []).some((host) => within(hostOf(host), domain)))) continue
      const missing = mine.filter((domain) => !declared.some((host) => related(host, domain)))
      if (missing.length) drift.news.push(`${id}: third-party-web counts ${missing.join(', ')} to ${name}`)
    }
    const platforms = new Set(
      (service.cookies ?? []).flatMap((cookie) =>
        rows.filter((_, at) => named[at] === cookie.name).map((row) => row.platform),
      ),
    )
    const names = services.flatMap((one) => (one.cookies ?? []).map((cookie) => cookie.name))
    const unknown = rows
      .filter(({ platform, domain }) => platforms.has(platform) && !domain)
      .map(({ name }) => name)
      .filter((name) => !names.some((one) => meets(one, name)))
    if (unknown.length) drift.news.push(`${id}: the Open Cookie Database also has ${unknown.join(', ')}`)
  }
  return drift
}
