import { expect } from 'vitest'
import { folderWith, run } from './run'

export const migrate = (file: string, content: string) => run(['migrate', file], { files: { [file]: content } })

/** What it writes, and that our own commands find nothing wrong with it. */
export async function moved(file: string, content: string) {
  const { code, out, err } = await migrate(file, content)
  expect(code, err).toBe(0)
  const config = JSON.parse(out)
  const checked = await run(['check', 'ours.json'], { files: { 'ours.json': out } })
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is wrong with it.') })
  const folder = folderWith({ 'ours.json': out })
  expect((await run(['expand', 'ours.json'], { folder })).code).toBe(0)
  return { config, err }
}
