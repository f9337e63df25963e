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

/** What a command said and how it ended. */
export async function run(
  typed: readonly string[],
  { files = {}, folder = folderWith(files), dist = folder, input = '', hasColours = false } = {},
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await runCommand(typed, {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    hasColours,
    folder,
    dist,
    readInput: async () => input,
  })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}
