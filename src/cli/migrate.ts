import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { paint } from './colours'
import { findConfigs } from './migrate/findConfigs'
import { moveTags } from './migrate/tags'
import { type Command, Stop } from './types'

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi

/** The inline scripts of a page that call one of the tools. */
const scriptsIn = (html: string): string =>
  [...html.matchAll(SCRIPT)]
    .flatMap(([, attributes = '', code = '']) => (/\bsrc\s*=|json/i.test(attributes) ? [] : [code]))
    .filter((code) => /CookieConsent\.run|klaroConfig|klaro\.setup|tarteaucitron|cookieconsent\.initialise/.test(code))
    .join('\n;\n')

export const migrate: Command = {
  usage: '<file>',
  about: "read another tool's config (.js, .json) or its tags in a page (.html), and write ours",
  words: [1, 1],
  options: { out: { type: 'string', short: 'o', about: 'the file to write, in place of the terminal' } },
  async run([name = ''], { out }, world) {
    const text = name === '-' ? await world.readInput() : await readFile(resolve(world.folder, name), 'utf8')
    const isPage = /^\s*</.test(text)
    const page = isPage ? moveTags(text) : undefined
    const code = isPage ? scriptsIn(text) : /^\s*\{/.test(text) ? `(__found.exported = ${text})` : text
    let found: ReturnType<typeof findConfigs>
    try {
      found = code.trim() ? findConfigs(code) : []
    } catch (error) {
      throw new Stop(`${name}: ${(error as Error).message}`, 1)
    }
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
    say(
      found.slice(1).map(({ tool }) => `a second config, of ${tool}, is left out`),
      'note',
    )
    if (page) say(page.lost, 'page')
    const config = moved && JSON.stringify(moved.config, null, 2)
    const block = config?.replaceAll('<', '\\u003c')
    const written = page
      ? `${block ? `<script type="application/json" id="interact-consent">\n${block}\n</script>\n` : ''}${page.html}`
      : `${config}`
    if (out) await writeFile(resolve(world.folder, `${out}`), `${written.trimEnd()}\n`)
    else world.out(written.trimEnd())
    if (moved) world.err('Now: npx @interactcx/consent check, then expand.')
    return 0
  },
}
