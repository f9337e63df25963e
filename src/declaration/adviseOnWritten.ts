import type { ConfigProblem } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig } from '../config/schema'
import type { CatalogueService } from '../services/types'
import { LANGUAGES } from '../ui/text/loadText'
import { tagsFor } from '../ui/text/tagsFor'
import { adviseOn } from './adviseOn'

/** Returns what a regulator would ask about a valid config as it was written, and whether there are words for it. */
export function adviseOnWritten(config: unknown, catalogue: readonly CatalogueService[]): ConfigProblem[] {
  const resolved = resolveConfig(config).config
  // As they were written: resolved, a service without `cookies` has an empty list, which says that it sets none.
  const { services: written = [] } = Object(config) as ConsentConfig
  const services = written.map((service, at) => {
    const maxLifetime = resolved.services[at]?.maxLifetime
    return { ...service, ...(maxLifetime && { maxLifetime }) }
  })
  const advice = adviseOn({ ...resolved, services }, catalogue)
  const { language, text } = resolved
  const tags = language === undefined ? ['en'] : tagsFor(language)
  if (!tags.some((tag) => tag === 'en' || LANGUAGES.includes(tag) || text[tag]))
    advice.push({
      path: 'language',
      message: `language: there are no words in "${language}", so those of the page or of the browser are shown, or English`,
    })
  return advice
}
