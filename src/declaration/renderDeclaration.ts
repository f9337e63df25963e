import { resolveStrictly } from '../config/resolveStrictly'
import type { ConsentConfig } from '../config/schema'
import { languages } from '../ui/text/languages'
import { chooseText } from '../ui/text/loadText'
import { declare, english } from './declare'
import { make, toHtml } from './markup'

/**
 * Returns the HTML of the element with `data-consent-declaration`, filled as the page would fill it. It is readable
 * without scripts and by search engines; the SDK leaves it as it is.
 *
 * @param language BCP 47 tag; by default the config's, then English
 * @param onUnknown called with a language that has no words; the text is English then
 * @throws ConsentConfigError for a wrong config
 */
export async function renderDeclaration(
  config: ConsentConfig,
  language = config.language ?? 'en',
  onUnknown?: (language: string) => void,
): Promise<string> {
  const resolved = resolveStrictly(config)
  const wording = await chooseText(english, [language], resolved, {
    load: async (part) => (await languages[part.replace('text-', '')]?.()) ?? { words: [] },
    // A bundler left a language out: better an error at the build than visitors who get another language.
    fail: (code, detail) => {
      if (code !== 'unknown-language') throw new Error(`${code}: ${detail}`)
      onUnknown?.(detail)
    },
  })
  const attributes = { 'data-consent-declaration': '', lang: wording.language, dir: wording.dir }
  return toHtml(make('div', attributes, ...declare(resolved, wording)))
}
