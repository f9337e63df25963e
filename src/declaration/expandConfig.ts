import { type ConfigProblem, findProblems } from '../config/findProblems'
import { nearest } from '../config/nearest'
import { isObject } from '../config/readField'
import type { CatalogueService } from '../services/types'

/** A config whose services are written out, and what is to be said of that. */
export interface Expanded {
  config: unknown
  /** All that is wrong with it, with the names that the catalogue does not have: these stay as they are, and hold every host. */
  problems: ConfigProblem[]
  /** Figures of the services that no page confirmed, one line a service. */
  unverified: string[]
}

/** `Google Analytics`, `googleAnalytics` and `google-analytics` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** What a visitor's browser needs of a service; where its figures come from stays in the catalogue. */
const written = ({ signal, sources, unverified, ...service }: CatalogueService) => service

/**
 * Writes the services out of which a config has only the names: `"hotjar"`, or `{ "use": "hotjar" }` with what differs
 * beside it. All else stays as it is.
 */
export function expandConfig(input: unknown, catalogue: readonly CatalogueService[]): Expanded {
  const problems: ConfigProblem[] = []
  const unverified: string[] = []
  const known = new Map(catalogue.flatMap((one) => [one.id, one.name].map((name) => [plain(name), one] as const)))

  const expand = (item: unknown, index: number): unknown => {
    const { use, ...changes } = isObject(item) ? item : { use: item }
    if (typeof use !== 'string') return item
    const found = known.get(plain(use))
    if (!found) {
      const path = `services[${index}]`
      const ids = catalogue.map(({ id }) => id)
      const guess = nearest(use, ids) ?? ids.find((id) => plain(id).includes(plain(use)))
      const hint = guess ? `; did you mean "${guess}"?` : '; what is not in it is declared in full'
      problems.push({ path, message: `${path}: "${use}" is no name of the catalogue${hint}` })
      return item
    }
    if (found.unverified) unverified.push(`${found.id}: no page confirms ${found.unverified.join(', ')}`)
    return { ...written(found), ...changes }
  }

  const config =
    isObject(input) && input.services !== undefined
      ? { ...input, services: [input.services].flat().map(expand) }
      : input
  // One line a mistake: what is not in the catalogue is a mistake of its service already.
  const isTold = (path: string): boolean => problems.some((told) => `${path}.`.startsWith(`${told.path}.`))
  return { config, problems: [...problems, ...findProblems(config).filter(({ path }) => !isTold(path))], unverified }
}
