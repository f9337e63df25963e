import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureDocs } from './docs.mjs'
import { ensureDependencies, root } from './setup.mjs'

/** `npm start`: from a fresh clone to the demo, with the docs beside it. */

async function start() {
  ensureDependencies()
  if (!ensureBuilt({ stdio: 'pipe' })) throw new Error('The build failed; what it said stands above.')
  try {
    const { good, said } = await ensureDocs()
    if (!good) console.warn(`The docs could not be built, so the demo goes without:\n${said}`)
  } catch (error) {
    // Their packages may be out of reach.
    console.warn(`The docs could not be built, so the demo goes without: ${error}`)
  }
  // It prints its addresses itself.
  const server = spawn(process.execPath, [join(root, 'demo/server.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => server.kill(signal))
  server.on('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

try {
  await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
