import { type ConfigProblem, findProblems } from '../config/findProblems'
import { isObject } from '../config/isObject'
import type { CatalogueService } from '../services/types'
import { guessAt, plain } from './catalogueNames'

/** A config with its services written out. */
export interface Expanded {
  config: unknown
  /**
   * All mistakes in it. Names that the catalogue does not have are among them; they stay as they are, and hold every
   * host.
   */
  problems: ConfigProblem[]
  /** Facts about the services that no page confirmed, one line a service. */
  unverified: string[]
  /** How many services were written out. */
  named: number
}

/** Returns what a visitor's browser needs of a service, without its sources. */
const written = ({ signal, sources, unverified, ...service }: CatalogueService) => service

/**
 * Writes out the services that a config only names: `"hotjar"`, or `{ "use": "hotjar" }` with changes beside it.
 * Everything else stays as it is.
 */
export function expandConfig(input: unknown, catalogue: readonly CatalogueService[]): Expanded {
  const problems: ConfigProblem[] = []
  const unverified: string[] = []
  let named = 0
  const known = new Map(
    catalogue.flatMap((entry) => [entry.id, entry.name].map((name) => [plain(name), entry] as const)),
  )

  const expand = (item: unknown, index: number): unknown => {
    const { use, ...changes } = isObject(item) ? item : { use: item }
    if (typeof use !== 'string') return item
    const found = known.get(plain(use))
    if (!found) {
      const path = `services[${index}]`
      const guess = guessAt(use, catalogue)
      const hint = guess ? `; did you mean "${guess}"?` : '; what is not in it is declared in full'
      problems.push({ path, message: `${path}: "${use}" is no name of the catalogue${hint}` })
      return item
    }
    if (found.unverified) unverified.push(`${found.id}: no page confirms ${found.unverified.join(', ')}`)
    named++
    return { ...written(found), ...changes }
  }

  const config =
    isObject(input) && input.services !== undefined
      ? { ...input, services: [input.services].flat().map(expand) }
      : input
  // One line for each mistake: a name that is not in the catalogue has its line already.
  const isTold = (path: string): boolean => problems.some((told) => `${path}.`.startsWith(`${told.path}.`))
  problems.push(...findProblems(config).filter(({ path }) => !isTold(path)))
  return { config, problems, unverified, named }
}
