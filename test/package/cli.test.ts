import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** Runs what is built, with nothing that is a terminal. */
const start = (...typed: string[]) => spawn(process.execPath, [join(root, 'dist/cli.js'), ...typed])

it('says nothing where nobody reads on, as behind a head', async () => {
  const child = start('expand', '-')
  child.stdout.destroy()
  child.stdin.end('{}')
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect([code, said]).toEqual([0, ''])
})

it('tells its version', async () => {
  const child = start('--version')
  expect(await text(child.stdout)).toBe(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}\n`)
})
