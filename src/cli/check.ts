import { findProblems } from '../config/findProblems'
import { findUnknownWords } from '../config/findUnknownWords'
import { resolveConfig } from '../config/resolveConfig'
import { adviseOnWritten } from '../declaration/adviseOnWritten'
import * as catalogue from '../services/index'
import { paint } from './colours'
import { checkPage } from './page/checkPage'
import { readConfig } from './readConfig'
import type { Command } from './types'

export const check: Command = {
  usage: '<config>',
  about: 'tell what is wrong with a config or a page, and what a regulator would ask about it',
  words: [1, 1],
  async run([name = ''], _, world) {
    const { config, given, problems, unverified, named, page } = await readConfig(name, world)
    const known = Object.values(catalogue)
    // In a page nobody writes names out any more.
    const wrong = [...(page ? findProblems(given) : problems), ...findUnknownWords(given)].map(({ message }) => message)
    const tagged = page?.tags.flatMap(({ attributes }) => attributes.get('data-consent')?.match(/[\w-]+/g) ?? [])
    const advice = (wrong.length ? [] : adviseOnWritten(config, known, tagged)).map(({ message }) => message)
    if (page) {
      const found = checkPage(page, resolveConfig(config).config, known)
      wrong.push(...found.wrong)
      advice.push(...found.advice)
    }
    for (const message of wrong) world.out(`${paint(world, 'red', 'wrong')} ${message}`)
    for (const line of unverified) world.out(`${paint(world, 'dim', 'note')}  ${line}`)
    if (named && !page)
      world.out(
        `${paint(world, 'dim', 'note')}  the browser knows no names of the catalogue (${named} here): npx @interactcx/consent expand ${name} writes the block for the page`,
      )
    for (const message of advice) world.out(`${paint(world, 'yellow', 'think')} ${message}`)
    if (!wrong.length) world.out('Nothing is wrong with it.')
    return wrong.length ? 1 : 0
  },
}
