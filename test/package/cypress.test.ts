import { execFile } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { isWhole } from '../support/sweep'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.cache/cypress')

const OPTIONS = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: ['cypress'],
}

/** The command is the example's own: its author would declare it so. */
const DECLARED = `
declare namespace Cypress {
  interface Chainable {
    answerConsent(granted?: string[]): void
  }
}
`

// Its browser comes from another place than the registry, so the test of the guide is not run but held to Cypress's types.
it.skipIf(!isWhole)('the example for Cypress has its types', { timeout: 240_000 }, async () => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  await writeFile(join(folder, 'declared.d.ts'), DECLARED)
  await cp(join(root, 'examples/testing/consent.cy.js'), join(folder, 'consent.cy.js'))
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, files: ['declared.d.ts', 'consent.cy.js'] }),
  )
  // On Windows npm is a batch file, which only a shell can run.
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'cypress@15'], {
    cwd: folder,
    shell: process.platform === 'win32',
  })
  const said = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
  expect(said).toBe('')
})
