import { writeBlock } from '../declaration/writeBlock'
import { paint } from './colours'
import { withBlock } from './page/withBlock'
import { readConfig } from './readConfig'
import type { Command } from './types'
import { writeOut } from './writeOut'

export const expand: Command = {
  usage: '<config>',
  about: 'write the block for the page, with every service named in full',
  words: [1, 1],
  options: {
    json: { type: 'boolean', about: 'the JSON alone, without its tag' },
    out: { type: 'string', short: 'o', about: 'the file to write; in a page, the block alone is replaced' },
  },
  async run([name = ''], { json, out }, world) {
    const { config, problems, unverified } = await readConfig(name, world)
    for (const { message } of problems) world.err(paint(world, 'red', message))
    if (problems.length) return 1
    for (const line of unverified) world.err(paint(world, 'yellow', line))
    const text = json ? JSON.stringify(config, null, 2) : writeBlock(config)
    if (!out) {
      world.out(text)
      return 0
    }
    const intoPage = json ? undefined : (html: string) => withBlock(html, config, `${out}`)
    await writeOut(text, { out: `${out}`, name, mayReplace: !!json && /\.jsonc?$/i.test(name), intoPage }, world)
    return 0
  },
}
