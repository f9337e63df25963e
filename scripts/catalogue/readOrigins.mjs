import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'

const COOKIES = 'https://raw.githubusercontent.com/jkwakman/Open-Cookie-Database/master/open-cookie-database.csv'

/** Lines of comma-separated values, each by the names in the first. RFC 4180. @param {string} text */
function readCsv(text) {
  /** @type {string[][]} */
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    if (end !== ',') rows.push([])
  }
  const [names = [], ...lines] = rows
  return lines
    .filter((line) => line.length === names.length)
    .map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ''])))
}

/** Fetches the newest version of a package, unpacked beside others. @param {string} name @param {string} folder */
function fetchPackage(name, folder) {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
  const at = mkdtempSync(join(folder, 'package-'))
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', at, '--strip-components=1'])
  return at
}

/** tarteaucitron is a script for pages that fills an object of its own; only the links are wanted. @param {string} code */
function readPolicies(code) {
  /** Stands for whatever the script asks the page for. @type {any} */
  const anything = new Proxy(() => '', { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything) })
  const tarteaucitron = {
    services: /** @type {Record<string, { uri?: string }>} */ ({}),
    user: anything,
    lang: anything,
  }
  runInNewContext(code, { tarteaucitron, window: {}, document: {} })
  return Object.values(tarteaucitron.services).map(({ uri = '' }) => uri)
}

/**
 * Fetches the data that the catalogue is derived from, as it is today.
 *
 * @param {string | undefined} cookieFile a copy of the Open Cookie Database; fetched where left out
 * @returns {Promise<import('./findDrift.d.mts').Origins>}
 */
export async function readOrigins(cookieFile) {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    const nuxt = join(fetchPackage('@nuxt/scripts', folder), 'dist')
    const registry = join(nuxt, 'runtime/registry')
    const scripts = [join(nuxt, 'registry.mjs'), ...readdirSync(registry).map((file) => join(registry, file))]
    const names = scripts.flatMap((file) => readFileSync(file, 'utf8').match(/[a-z0-9-]+(\.[a-z0-9-]+)+/g) ?? [])
    const code = readFileSync(join(fetchPackage('tarteaucitronjs', folder), 'tarteaucitron.services.js'), 'utf8')
    const entities = readFileSync(join(fetchPackage('third-party-web', folder), 'dist/entities.json'), 'utf8')
    const csv = readCsv(cookieFile ? readFileSync(cookieFile, 'utf8') : await (await fetch(COOKIES)).text())
    return {
      entities: JSON.parse(entities),
      hosts: [...new Set(names)],
      policies: [...readPolicies(code), ...csv.map((row) => row['User Privacy & GDPR Rights Portals'] ?? '')],
      cookies: csv.map((row) => ({
        platform: row.Platform ?? '',
        name: row['Cookie / Data Key name'] ?? '',
        domain: row.Domain ?? '',
        lifetime: row['Retention period'] ?? '',
        wildcard: row['Wildcard match'] === '1',
      })),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
