import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runCommand } from './runCommand'

/** `npx @interactcx/consent`: built to `dist/cli.js`, beside the files that it copies. */
const { stdout, stderr, stdin, env } = process

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (line) => void stdout.write(`${line}\n`),
  err: (line) => void stderr.write(`${line}\n`),
  hasColours: !!stdout.isTTY && !!stderr.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
  folder: process.cwd(),
  dist: dirname(fileURLToPath(import.meta.url)),
  readInput: () => text(stdin),
})
