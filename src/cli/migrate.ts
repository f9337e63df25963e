import { writeBlock } from '../declaration/writeBlock'
import { paint } from './colours'
import { findConfigs } from './migrate/findConfigs'
import { OURS } from './migrate/ours'
import { moveTags } from './migrate/tags'
import { adoptedIn, configuresTheirs } from './migrate/theirTags'
import { tagsIn } from './page/tagsIn'
import { isPage, readText } from './readText'
import { type Command, Stop } from './types'
import { NO_TYPES, takesTypesOff, withoutTypes } from './withoutTypes'
import { writeOut } from './writeOut'

/** Returns the inline scripts of a page that configure another tool, as one script. */
const scriptsIn = (html: string): string =>
  tagsIn(html)
    .filter(configuresTheirs)
    .map(({ content }) => content)
    .join('\n;\n')

/** Returns what keeps a text from being JSON: it was run as a script, in brackets that it does not have. */
function jsonError(text: string, other: unknown): Error {
  try {
    JSON.parse(text)
  } catch (error) {
    return error as Error
  }
  return other as Error
}

/** Told wherever answers are taken over: no other tool's config has this date. */
const UPDATED =
  'write since when your policy reads as it does, such as "2026-01-31": without it, answers to an older one count, too'

export const migrate: Command = {
  usage: '<file>',
  about: "read another tool's config (.js, .json) or its tags in a page (.html), and write ours",
  words: [1, 1],
  options: { out: { type: 'string', short: 'o', about: 'the file to write, in place of the terminal' } },
  async run([name = ''], { out }, world) {
    const text = await readText(name, world)
    const page = isPage(name, text) ? moveTags(text) : undefined
    const isTyped = /\.[cm]?tsx?$/.test(name)
    let found: ReturnType<typeof findConfigs>
    try {
      const script = isTyped ? withoutTypes(text) : text
      const code = page ? scriptsIn(text) : /^\s*\{/.test(text) ? `(__found.exported = ${text})` : script
      found = code.trim() ? findConfigs(code) : []
    } catch (error) {
      const { message, name: kind } = /\.json$/i.test(name) ? jsonError(text, error) : (error as Error)
      // The plainest types are read by any Node.
      throw new Stop(`${name}: ${isTyped && kind === 'SyntaxError' && !takesTypesOff() ? NO_TYPES : message}`, 1)
    }
    if (found[0] && found.every(({ tool }) => tool === OURS))
      throw new Stop(`${name}: this config is ours already; npx @interactcx/consent check ${name} looks it through`, 1)
    if (!found.length && !page?.changed && !page?.lost.length)
      throw new Stop(
        `${name}: nothing of vanilla-cookieconsent, klaro, tarteaucitron, cookieconsent (Osano), c15t, Cookiebot or OneTrust is in it`,
        1,
      )
    const [first] = found
    const moved = first?.move(first.config)
    const say = (lines: readonly string[], from: string): void => {
      for (const line of lines) world.err(`${paint(world, 'yellow', from)} ${line}`)
    }
    if (moved && first) say(moved.lost, first.tool)
    if (moved?.config.adopt && first && first.tool !== OURS) say([`policy.updated: ${UPDATED}`], first.tool)
    say(
      found.slice(1).map(({ tool }) => `a second config, of ${tool}, is left out`),
      'note',
    )
    if (page) say(page.lost, 'page')
    const written = page
      ? `${moved ? `${writeBlock(moved.config)}\n` : ''}${page.html}`
      : JSON.stringify(moved?.config, null, 2)
    const intoPage = page && (() => `${written.trimEnd()}\n`)
    if (out) await writeOut(written, { out: `${out}`, name, intoPage }, world)
    else world.out(written.trimEnd())
    const tool = !moved && page?.changed ? adoptedIn(text) : undefined
    if (tool)
      say(
        [
          `to take over what visitors answered, add "adopt": { "from": "${tool}" } to your config`,
          `policy.updated: ${UPDATED}`,
        ],
        'note',
      )
    if (moved) world.err('Now: npx @interactcx/consent check, then expand.')
    return 0
  },
}
