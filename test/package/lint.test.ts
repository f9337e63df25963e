import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { beforeAll, expect, inject, it } from 'vitest'
import { type Consumer, consumerAt } from './consumer'
import { entriesOf } from './entries'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerAt(inject('folder'))
})

it('publint finds nothing in the tarball, not even something to suggest', async () => {
  const { buffer } = new Uint8Array(await readFile(consumer.tarball))
  const { messages, pkg = {} } = await publint({ pack: { tarball: buffer }, strict: true })
  expect(pkg).toMatchObject({ name: '@interactcx/consent' })
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
})

/** Are the types wrong? What it says of the tarball; it fails where it finds something. */
const attw = async (cwd: string, ...more: string[]): Promise<{ name: string; kind: string }[]> => {
  const cli = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  const { stdout } = await run(process.execPath, [cli, consumer.tarball, '--format', 'json', ...more], {
    cwd,
    maxBuffer: 1e8,
  })
  return Object.values(
    JSON.parse(stdout).analysis.entrypoints as Record<string, { subpath: string; resolutions: object }>,
  ).flatMap(({ subpath, resolutions }) => Object.keys(resolutions).map((kind) => ({ name: subpath, kind })))
}

it.concurrent('its types are what each way of importing it brings', async () => {
  const seen = await attw(root)
  const names = entriesOf(consumer.manifest).map(({ specifier }) => specifier.replace('@interactcx/consent', '.'))
  const looked = seen.filter(({ kind }) => kind === 'node16-cjs').map(({ name }) => name)
  expect(looked).toEqual(expect.arrayContaining(names.filter((name) => name !== './svelte')))
  // Away from the root, whose settings leave it out.
  expect(await attw(consumer.folder, '--profile', 'esm-only', '--entrypoints', 'svelte')).toContainEqual({
    name: './svelte',
    kind: 'node16-esm',
  })
})
