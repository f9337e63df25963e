import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { writeBlock } from '../declaration/writeBlock'
import { paint } from './colours'
import { readConfig } from './readConfig'
import type { Command } from './types'

export const expand: Command = {
  usage: '<config>',
  about: 'write the block for the page, with every service named in full',
  words: [1, 1],
  options: {
    json: { type: 'boolean', about: 'the JSON alone, without its tag' },
    out: { type: 'string', short: 'o', about: 'the file to write, in place of the terminal' },
  },
  async run([name = ''], { json, out }, world) {
    const { config, problems, unverified } = await readConfig(name, world)
    for (const { message } of problems) world.err(paint(world, 'red', message))
    if (problems.length) return 1
    for (const line of unverified) world.err(paint(world, 'yellow', line))
    const text = json ? JSON.stringify(config, null, 2) : writeBlock(config)
    if (out) await writeFile(resolve(world.folder, `${out}`), `${text}\n`)
    else world.out(text)
    return 0
  },
}
