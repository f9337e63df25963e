import { findProblems } from '../config/findProblems'
import { findUnknownWords } from '../config/findUnknownWords'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig } from '../config/schema'
import { adviseOn } from '../declaration/adviseOn'
import * as catalogue from '../services/index'
import { LANGUAGES } from '../ui/text/loadText'
import { tagsFor } from '../ui/text/tagsFor'
import { paint } from './colours'
import { checkPage } from './page/checkPage'
import { readConfig } from './readConfig'
import type { Command } from './types'

export const check: Command = {
  usage: '<config>',
  about: 'tell what is wrong with a config or a page, and what a regulator would ask about it',
  words: [1, 1],
  async run([name = ''], _, world) {
    const { config, given, problems, unverified, page } = await readConfig(name, world)
    const known = Object.values(catalogue)
    const resolved = resolveConfig(config).config
    // In a page nobody writes names out any more.
    const wrong = [...(page ? findProblems(given) : problems), ...findUnknownWords(given)].map(({ message }) => message)
    // As they were written: resolved, a service without `cookies` has an empty list, which says that it sets none.
    const { services = [] } = Object(config) as ConsentConfig
    const asked = wrong.length ? [] : adviseOn({ ...resolved, services }, known)
    const advice = asked.map(({ message }) => message)
    const { language, text } = resolved
    const tags = language === undefined ? ['en'] : tagsFor(language)
    if (!tags.some((tag) => tag === 'en' || LANGUAGES.includes(tag) || text[tag]))
      advice.push(
        `language: there are no words in "${language}", so those of the page or of the browser are shown, or English`,
      )
    if (page) {
      const found = checkPage(page, resolved, known)
      wrong.push(...found.wrong)
      advice.push(...found.advice)
    }
    for (const message of wrong) world.out(`${paint(world, 'red', 'wrong')} ${message}`)
    for (const line of unverified) world.out(`${paint(world, 'dim', 'note')}  ${line}`)
    for (const message of advice) world.out(`${paint(world, 'yellow', 'think')} ${message}`)
    if (!wrong.length) world.out('Nothing is wrong with it.')
    return wrong.length ? 1 : 0
  },
}
