import type { ConsentConfig } from '../config/schema'
import { policiesInText } from '../declaration/contentPolicies'
import { renderDeclaration } from '../declaration/renderDeclaration'
import { paint } from './colours'
import { readConfig } from './readConfig'
import { type Command, Stop } from './types'

const ABOUT_HEADERS = [
  '{nonce} is a new random value in each response; the cookie of the choice says which of them to send.',
  'Where some of several categories are granted, each directive takes the sources of all of these: contentPolicyFor(config, allows)',
  'of @interactcx/consent/declaration writes that, without the services that a visitor has refused one by one.',
  'The page in which a visitor accepts keeps the header it came with: reload it after a grant (docs/guides/csp.md).',
]

const OWN_WORDS =
  'Names, descriptions and purposes of services stay as the config has them, in English where they are of the catalogue: write your own beside "use".'

export const print: Command = {
  usage: 'policy|csp <config>',
  about: 'print the cookie list of your policy page as HTML, or the headers that close what no script can',
  words: [2, 2],
  options: { language: { type: 'string', short: 'l', about: 'of the policy: de, pt-BR, …' } },
  async run([what = '', name = ''], { language }, world) {
    if (!/^(policy|csp)$/.test(what)) throw new Stop(`print policy or csp, not "${what}"`, 2)
    const { config, problems, unverified } = await readConfig(name, world)
    for (const { message } of problems) world.err(paint(world, 'red', message))
    if (problems.length) return 1
    if (what === 'csp') {
      world.out(policiesInText(config as ConsentConfig))
      for (const line of ABOUT_HEADERS) world.err(line)
      for (const line of unverified) world.err(paint(world, 'yellow', `${line}; see for yourself before you send it`))
      return 0
    }
    const onUnknown = (tag: string): void =>
      world.err(paint(world, 'yellow', `no words are known in the language "${tag}", so it is in English`))
    world.out(await renderDeclaration(config as ConsentConfig, language ? `${language}` : undefined, onUnknown))
    if (language && !/^en\b/i.test(`${language}`)) world.err(OWN_WORDS)
    for (const line of unverified) world.err(paint(world, 'yellow', `${line}; see for yourself before you publish it`))
    return 0
  },
}
