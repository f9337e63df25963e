import { spawn, spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, hashOf } from './build.mjs'
import { ensureDependencies, root } from './setup.mjs'

/** `npm run docs`: builds the site of docs/ and serves it at `/docs/` of the demo. With `-- --build` it only builds. */

const made = join(root, '.cache/docs')
const stamp = join(root, '.cache/docs.json')
const inputs = [
  'docs',
  'examples',
  'dist',
  'packages/docs/.vitepress',
  'packages/docs/src',
  'packages/docs/package-lock.json',
]

/** Whether the site is there, and of what stands in docs/ now. */
function isMade() {
  try {
    return readFileSync(stamp, 'utf8') === hashOf(inputs.map((input) => join(root, input)))
  } catch {
    return false
  }
}

/**
 * Builds the site, unless it is there. A link to nowhere fails it.
 *
 * @returns {Promise<{ good: boolean, said: string }>}
 */
export async function ensureDocs() {
  if (isMade()) return { good: true, said: '' }
  ensureDependencies('packages/docs/')
  console.log('Building the docs (about half a minute) …')
  writeFileSync(join(root, 'docs/reference/types.md'), (await import('./reference.mjs')).writeReference())
  const cli = join(root, 'packages/docs/node_modules/vitepress/bin/vitepress.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: join(root, 'packages/docs'),
    encoding: 'utf8',
  })
  if (status !== 0) return { good: false, said: `${stdout}${stderr}` }
  // What the configurator shows is the real thing.
  for (const name of readdirSync(join(root, 'dist')).filter((entry) => /^(consent[\w-]*\.js|themes)$/.test(entry)))
    cpSync(join(root, 'dist', name), join(made, 'consent', name), { recursive: true })
  writeFileSync(stamp, hashOf(inputs.map((input) => join(root, input))))
  return { good: true, said: stdout }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureDependencies()
  const { good, said } = ensureBuilt({ stdio: 'pipe' })
    ? await ensureDocs()
    : { good: false, said: 'The build failed.' }
  console.log(good ? 'The docs are in .cache/docs' : said)
  if (!good) process.exitCode = 1
  else if (!process.argv.includes('--build'))
    spawn(process.execPath, [join(root, 'demo/server.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
}
