import type { ConfigProblem } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import type { CatalogueService } from '../services/types'
import { LANGUAGES } from '../ui/text/loadText'
import { tagsFor } from '../ui/text/tagsFor'
import { adviseOn } from './adviseOn'

/**
 * Returns a line about the categories that visitors are asked for although no service is in them, and no tag asks for
 * them. Says nothing where no service is declared, or another tool's tags are taken over: tags alone decide there.
 */
function adviseOnUnused({ categories, services, adopt }: ResolvedConfig, tagged: readonly string[], isOwn: boolean) {
  const used = [...services.map(({ category }) => category), ...tagged]
  const unused = categories.map(({ id }) => id).filter((id) => !used.includes(id))
  if (!unused[0] || !services[0] || adopt.from) return []
  const needed = Object.fromEntries(categories.filter(({ id }) => used.includes(id)).map(({ id }) => [id, {}]))
  const instead = isOwn ? 'take out of "categories"' : `write "categories": ${JSON.stringify(needed)} without`
  return [
    {
      path: 'categories',
      message: `categories: visitors are asked for ${unused.join(', ')}, and no service is there; ${instead} what no tag (data-consent="…") asks for`,
    },
  ]
}

/**
 * Returns what a regulator would ask about a valid config as it was written, and whether there are words for it.
 *
 * @param tagged ids that tags of the page ask for, where it is known
 */
export function adviseOnWritten(
  config: unknown,
  catalogue: readonly CatalogueService[],
  tagged: readonly string[] = [],
): ConfigProblem[] {
  const resolved = resolveConfig(config).config
  // As they were written: resolved, a service without `cookies` has an empty list, which says that it sets none.
  const { services: written = [], categories } = Object(config) as ConsentConfig
  const services = written.map((service, at) => {
    const maxLifetime = resolved.services[at]?.maxLifetime
    return { ...service, ...(maxLifetime && { maxLifetime }) }
  })
  const advice = adviseOn({ ...resolved, services }, catalogue)
  advice.push(...adviseOnUnused(resolved, tagged, !!categories))
  const { language, text } = resolved
  const tags = language === undefined ? ['en'] : tagsFor(language)
  if (!tags.some((tag) => tag === 'en' || LANGUAGES.includes(tag) || text[tag]))
    advice.push({
      path: 'language',
      message: `language: there are no words in "${language}", so those of the page or of the browser are shown, or English`,
    })
  return advice
}
