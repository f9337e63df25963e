import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { paint } from './colours'
import { readConfig } from './readConfig'
import type { Command } from './types'

/** A block ends at the first `</script`, and `<!--` changes how its end is found. */
const block = (config: unknown): string =>
  `<script type="application/json" id="interact-consent">\n${JSON.stringify(config, null, 2).replaceAll('<', '\\u003c')}\n</script>`

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
    const text = json ? JSON.stringify(config, null, 2) : block(config)
    if (out) await writeFile(resolve(world.folder, `${out}`), `${text}\n`)
    else world.out(text)
    return 0
  },
}
