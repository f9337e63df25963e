import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCommand } from '../../src/cli/runCommand'

/** A folder with these files, gone when the test is over. */
export function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'consent-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return folder
}

/** Where a command is typed: a folder that is there, or one with these files. */
interface Setting {
  files?: Record<string, unknown>
  folder?: string
  dist?: string
  input?: string
  hasColours?: boolean
}

/** What a command said and how it ended. */
export async function run(
  typed: readonly string[],
  { files = {}, input = '', hasColours = false, ...at }: Setting = {},
): Promise<{ code: number; out: string; err: string }> {
  const folder = at.folder ?? folderWith(files)
  const said = { out: [] as string[], err: [] as string[] }
  const code = await runCommand(typed, {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    hasColours,
    folder,
    dist: at.dist ?? folder,
    version: '1.2.3',
    readInput: async () => input,
  })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}
