import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Command } from './types'

/** What a page may ask for: the script, its parts, the languages, the themes, and the notices that go with them. */
const SERVED = /^(consent[\w.-]*\.(js|txt)|themes[\\/][\w-]+\.css)$/

export const copy: Command = {
  usage: '<folder>',
  about: 'put the files of the script tag into a folder of your site',
  words: [1, 1],
  async run([to = ''], _, world) {
    const files = (await readdir(world.dist, { recursive: true })).filter((name) => SERVED.test(name)).sort()
    for (const file of files) {
      const target = join(resolve(world.folder, to), file)
      await mkdir(dirname(target), { recursive: true })
      await copyFile(join(world.dist, file), target)
    }
    world.out(
      `${files.length} files are in ${to}; the page needs <script src="…/consent.js"></script> first in its <head>.`,
    )
    return 0
  },
}
