import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Nothing but Node is there when this runs: only `node:` may be imported here. */

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} LockedPackage
 * @property {string} version
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

const stampOf = (/** @type {string} */ folder) =>
  new URL(`../${folder}node_modules/.consent-installed`, import.meta.url)

/** @param {string} file */
const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const lockedPackages = (file) => JSON.parse(read(file)).packages

const wanted = (/** @type {string} */ folder) =>
  createHash('sha256')
    .update(read(`${folder}package-lock.json`))
    .digest('hex')

/**
 * Whether node_modules holds what package-lock.json asks for: by our own stamp, or by the record that npm keeps.
 *
 * @param {string} folder
 */
function isInstalled(folder) {
  try {
    const installed = lockedPackages(`${folder}node_modules/.package-lock.json`)
    try {
      if (readFileSync(stampOf(folder), 'utf8') === wanted(folder)) return true
    } catch {
      // Installed by hand.
    }
    return Object.entries(lockedPackages(`${folder}package-lock.json`)).every(
      ([path, { version, optional, devOptional }]) =>
        path === '' || optional || devOptional || installed[path]?.version === version,
    )
  } catch {
    return false
  }
}

/**
 * Runs npm: the one that started us, or the one on PATH.
 *
 * @param {string[]} args
 * @param {string} folder
 */
function npm(args, folder) {
  const cli = process.env.npm_execpath
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: join(root, folder), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  // Whatever NODE_ENV says: what builds and tests is all in devDependencies. None of it needs an install script.
  const all = [...args, '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stdout, stderr, error } = cli?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [cli, ...all], options)
    : // On Windows npm is a batch file, which only a shell can run.
      spawnSync('npm', all, { ...options, shell: process.platform === 'win32' })
  return { good: status === 0, said: [stdout, stderr, error?.message].filter(Boolean).join('\n') }
}

/**
 * Installs the dependencies, unless they are there. Throws with npm's own words where that fails.
 *
 * @param {string} [folder] of a package of its own, with a slash at its end
 */
export function ensureDependencies(folder = '') {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new Error(`This needs Node 20 or later; this is ${process.version}.`)
  if (isInstalled(folder)) return
  console.log(`Installing dependencies${folder ? ` of ${folder} (about 15 seconds)` : ' (a minute or two)'} …`)
  const result = npm(['ci'], folder)
  if (!result.good) throw new Error(`npm could not install the dependencies.\n${result.said}`)
  writeFileSync(stampOf(folder), wanted(folder))
}
