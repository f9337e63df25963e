import { ConsentConfigError } from '../config/ConsentConfigError'
import { findProblems } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig } from '../config/schema'
import { languages } from '../ui/text/languages'
import { chooseText } from '../ui/text/loadText'
import { declare, english } from './declare'
import { make, toHtml } from './markup'

/**
 * The element with `data-consent-declaration`, filled as the page fills it: there without scripts and for search engines,
 * and left as it is by the SDK.
 *
 * @param language BCP 47 tag; by default the config's, then English
 * @param onUnknown hears of a language that has no words, so that English stands there
 * @throws ConsentConfigError for a wrong config
 */
export async function renderDeclaration(
  config: ConsentConfig,
  language = config.language ?? 'en',
  onUnknown?: (language: string) => void,
): Promise<string> {
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  const resolved = resolveConfig(config).config
  const wording = await chooseText(english, [language], resolved, {
    load: async (part) => (await languages[part.replace('text-', '')]?.()) ?? { words: [] },
    // A bundler has left a language out: better told where the page is made than read by visitors of another.
    fail: (code, detail) => {
      if (code !== 'unknown-language') throw new Error(`${code}: ${detail}`)
      onUnknown?.(detail)
    },
  })
  const attributes = { 'data-consent-declaration': '', lang: wording.language, dir: wording.dir }
  return toHtml(make('div', attributes, ...declare(resolved, wording)))
}
