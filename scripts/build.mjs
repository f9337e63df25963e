import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './setup.mjs'

const dist = join(root, 'dist')
const stamp = join(root, '.cache/build.json')
const inputs = [
  ...['src', 'scripts/rollup', 'scripts/words.mjs', 'rollup.config.mjs', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'tsconfig.build.json', 'LICENSE'],
]

/**
 * @param {string} path
 * @returns {string[]}
 */
const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path]

/** @param {string[]} paths */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

const hashInputs = () => hashOf(inputs.map((input) => join(root, input)))

/** Whether dist/ is what these sources make. */
function isBuilt() {
  try {
    const { from, made } = JSON.parse(readFileSync(stamp, 'utf8'))
    return from === hashInputs() && made === hashOf([dist])
  } catch {
    return false
  }
}

/**
 * Fills dist/ and takes out what older builds left there. The old files stay till the new ones are written, so that
 * a server at work on them never finds none.
 *
 * @param {{ stdio?: 'inherit' | 'pipe' }} [options]
 * @returns {boolean} whether it went well
 */
export function build({ stdio = 'inherit' } = {}) {
  if (stdio === 'pipe') console.log('Building (about a minute) …')
  const from = hashInputs()
  const began = Date.now()
  rmSync(stamp, { force: true })
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/rollup/run.mjs')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', stdio, stdio],
  })
  if (status !== 0) {
    if (stdio === 'pipe') console.error(`${stdout}${stderr}`)
    return false
  }
  // Some file systems count in whole seconds.
  for (const file of filesIn(dist)) if (statSync(file).mtimeMs < began - 1000) rmSync(file)
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, JSON.stringify({ from, made: hashOf([dist]) }))
  return true
}

/**
 * Builds, unless dist/ is what these sources make.
 *
 * @param {{ stdio?: 'inherit' | 'pipe' }} [options]
 */
export const ensureBuilt = (options) => isBuilt() || build(options)

// Node gives the name as it was typed, and the URL with links followed.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = (process.argv.includes('--if-changed') ? ensureBuilt() : build()) ? 0 : 1
