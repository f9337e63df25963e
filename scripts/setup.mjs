import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Nothing but Node is there when this runs: only `node:` may be imported here. */

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} LockedPackage
 * @property {string} version
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
const lockedPackages = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages

/** Whether node_modules holds what package-lock.json asks for, by the record that npm keeps of what it installed. */
function isInstalled() {
  try {
    const installed = lockedPackages('node_modules/.package-lock.json')
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
  const options = /** @type {const} */ ({ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (cli?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [cli, ...args], options)
  // On Windows npm is a batch file, which only a shell can run.
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Installs the dependencies, unless they are there. Throws with npm's own words where that fails. */
export function ensureDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new Error(`This needs Node 20 or later; this is ${process.version}.`)
  if (isInstalled()) return
  console.log('Installing dependencies (npm ci) …')
  // Whatever NODE_ENV says: what builds and tests is all in devDependencies. None of it needs an install script.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stdout, stderr, error } = npm(args)
  if (status !== 0) throw new Error([`npm ci failed.`, stdout, stderr, error?.message].filter(Boolean).join('\n'))
}
