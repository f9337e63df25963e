import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Nothing but Node is there when this runs: only `node:` may be imported here. */

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} LockedPackage
 * @property {string} version
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

const stamp = new URL('../node_modules/.consent-installed', import.meta.url)

/** @param {string} file */
const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const lockedPackages = (file) => JSON.parse(read(file)).packages

const wanted = () => createHash('sha256').update(read('package-lock.json')).digest('hex')

/** Whether node_modules holds what package-lock.json asks for: by our own stamp, or by the record that npm keeps. */
function isInstalled() {
  try {
    const installed = lockedPackages('node_modules/.package-lock.json')
    try {
      if (readFileSync(stamp, 'utf8') === wanted()) return true
    } catch {
      // Installed by hand.
    }
    return Object.entries(lockedPackages('package-lock.json')).every(
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
 */
function npm(args) {
  const cli = process.env.npm_execpath
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  // Whatever NODE_ENV says: what builds and tests is all in devDependencies. None of it needs an install script.
  const all = [...args, '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stdout, stderr, error } = cli?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [cli, ...all], options)
    : // On Windows npm is a batch file, which only a shell can run.
      spawnSync('npm', all, { ...options, shell: process.platform === 'win32' })
  return { good: status === 0, said: [stdout, stderr, error?.message].filter(Boolean).join('\n') }
}

/** Installs the dependencies, unless they are there. Throws with npm's own words where that fails. */
export function ensureDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new Error(`This needs Node 20 or later; this is ${process.version}.`)
  if (isInstalled()) return
  console.log('Installing dependencies …')
  const result = npm(['ci'])
  if (!result.good) throw new Error(`npm could not install the dependencies.\n${result.said}`)
  writeFileSync(stamp, wanted())
}
