import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runCommand } from './runCommand'
import type { World } from './types'

/** `npx @interactcx/consent`: built to `dist/cli.js`, beside the files that it copies. */
const { stdout, stderr, stdin, env } = process

/** Whoever reads it may have seen enough: `… | head`. */
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

const world: World = {
  out: (line) => void stdout.write(`${line}\n`),
  err: (line) => void stderr.write(`${line}\n`),
  hasColours: !!stdout.isTTY && !!stderr.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
  folder: process.cwd(),
  dist: dirname(fileURLToPath(import.meta.url)),
  version: __VERSION__,
  readInput: () => text(stdin),
}

// Not awaited: in the built file, a dynamic import would wait for the end of this module.
runCommand(process.argv.slice(2), world).then((code) => {
  process.exitCode = code
})
