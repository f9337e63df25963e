import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { NO_TYPES } from '../../src/cli/withoutTypes'
import { folderWith } from '../cli/run'

const cli = join(import.meta.dirname, '../../dist/cli.js')
const config = (name: string, purpose: string) => `
interface Made { ${name}: string }
const made: Made = { ${name}: 'own' }
export default { services: [{ ...made, ${purpose} }] }
`

it.each([
  ['check', config('id', "category: 'analytics'")],
  ['migrate', config('name', "purposes: ['analytics']")],
])('%s reads a config in TypeScript where Node does, and tells the way out where not', async (command, text) => {
  const cwd = folderWith({ 'config.ts': text, 'package.json': { type: 'module' } })
  const { code, stderr } = await promisify(execFile)(process.execPath, [cli, command, 'config.ts'], { cwd }).then(
    (said) => ({ ...said, code: 0 }),
    (error: { code: number; stderr: string }) => error,
  )
  if ('typescript' in process.features && process.features.typescript) expect(code, stderr).toBe(0)
  else expect([code, stderr]).toEqual([1, `config.ts: ${NO_TYPES}\n`])
})
