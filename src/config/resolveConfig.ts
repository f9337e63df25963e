import { NECESSARY } from '../choice/types'
import { DEFAULTS } from './defaults'
import { FORM, ID, id as idField } from './fields'
import { isObject } from './isObject'
import { readField, type Tell } from './readField'
import type { CategoryConfig, ResolvedConfig, ResolvedService, Service } from './schema'

/** A config as `readField` reads it by `FORM`. */
type Read = Omit<ResolvedConfig, 'categories' | 'services' | 'ids' | 'page'> & {
  categories?: Record<string, CategoryConfig>
  services: (Service & { use?: string })[]
}

/**
 * Turns any value into a config with every default filled in. Never throws. Calls `onMistake` with mistakes
 * (`findProblems` puts them in words), and reads them in the way that shuts most: a service of an unknown category is
 * never granted, a necessary service with a mistake in it declares nothing, and an unreadable service declares every
 * host that is not the site's own. So does a config that is no object.
 *
 * @param page host of the page, with its port: no service shuts it
 */
export function resolveConfig(input: unknown, page = '', onMistake?: Tell): { config: ResolvedConfig; sound: boolean } {
  /** Paths of the services (`services[0]`) and lists (`services[0].hosts[]`) with mistakes in them. */
  const wrong = new Set<string>()
  const tell: Tell = (path, given, what) => {
    wrong.add(path.replace(/\].*/s, ']')).add(path.replace(/\[\d+\]$/, '[]'))
    onMistake?.(path, given, what)
  }
  if (!isObject(input)) tell('', input, FORM)
  const given = readField(isObject(input) ? input : { services: [{}] }, FORM, '', tell) as unknown as Read

  const named: [string, CategoryConfig][] = Object.entries(given.categories ?? DEFAULTS.categories)
  for (const [id] of named) if (!ID.test(id)) tell(`categories.${id}`, id, idField)
  const categories = named
    .filter(([id]) => id !== NECESSARY && ID.test(id))
    .map(([id, category]) => ({ ...category, id, gpc: category.gpc ?? id === 'marketing' }))
  const known = [NECESSARY, ...categories.map(({ id }) => id)]
  const ids = new Set(known)

  const services = given.services.map((service, index): ResolvedService => {
    const path = `services[${index}]`
    const { use, hosts = [] } = service
    let { id = use } = service
    // A catalogue service is unknown here: it declares every host, and nothing grants it.
    if (use) tell(path, use, 'name')
    const { category = '' } = use ? {} : service
    if (!id || ids.has(id)) tell(`${path}.id`, id, id ? 'taken' : FORM.services[0].id)
    for (let at = index; !id || ids.has(id); at++) id = `service-${at}`
    ids.add(id)
    if (!known.includes(category)) tell(`${path}.category`, category || undefined, known)
    const maxLifetime = service.maxLifetime ?? given.categories?.[category]?.maxLifetime
    return {
      ...service,
      ...(maxLifetime && { maxLifetime }),
      id,
      category,
      ...(wrong.has(`${path}.hosts[]`) && { isGuess: true }),
      ...(!category && (use || !hosts[0]) && { hosts: ['*'] }),
      ...(category === NECESSARY && wrong.has(path) && { hosts: [], cookies: [], storage: [] }),
    }
  })

  const { receipts, ...rest } = given
  if (!receipts?.url && isObject(input) && input.receipts !== undefined)
    tell('receipts.url', undefined, FORM.receipts.url)

  return {
    sound: !wrong.size,
    config: {
      ...rest,
      ...(receipts?.url && { receipts }),
      text: given.text ?? {},
      categories,
      necessary: given.categories?.[NECESSARY],
      services,
      ids: [...ids],
      page,
    },
  }
}
