import { matches } from '../../choice/match'
import { aliasOf, plain } from '../../declaration/catalogueNames'
import * as catalogue from '../../services/index'
import type { MovedService } from './types'

const NAMES = new Map(
  Object.values(catalogue).flatMap(({ id, name }) => [id, name].map((each) => [plain(each), id] as const)),
)
const BY_ID = new Map(Object.values(catalogue).map((service) => [service.id, service]))

/** The id in the catalogue of a tool that theirs names. */
export const knownAs = (name: string): string | undefined => NAMES.get(plain(name)) ?? aliasOf(name)

/** The name alone where the catalogue has the same category for it. */
export const takeKnown = (id: string, category: string | undefined): MovedService =>
  !category || BY_ID.get(id)?.category === category ? { use: id } : { use: id, category }

/** The id of a service, in full or by its name in the catalogue; `''` for none. */
export const idOf = (service: MovedService | undefined): string =>
  service ? ('use' in service ? service.use : service.id) : ''

/** Ids that are categories here. */
const RESERVED = ['necessary', 'functional', 'analytics', 'marketing']

/** The id of a service for any name of theirs: as ours are written, and none that is a category's. */
export function idFor(name: string, categories: readonly string[] = []): string {
  const id =
    name
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32) || 'service'
  return [...RESERVED, ...categories].includes(id) ? `${id}-service` : id
}

/** The line for a service that is the catalogue's, where theirs said more than its name. */
export const takenFor = (path: string, known: string, said: readonly unknown[]): string[] =>
  said.some((each) => each !== undefined && `${each}`)
    ? [`${path}: is "${known}" of the catalogue, whose words, hosts and cookies stand in the place of theirs`]
    : []

/** The category of a service, its own or that of the catalogue. */
export const categoryIn = (service: MovedService): string =>
  service.category ?? ('use' in service ? (BY_ID.get(service.use)?.category ?? '') : '')

/** Services without those whose id an earlier one has, and a line for each that is left out. */
export function onlyOnce(services: readonly MovedService[]): { services: MovedService[]; lost: string[] } {
  const ids = services.map(idOf)
  const isFirst = (_: unknown, at: number): boolean => ids.indexOf(ids[at] ?? '') === at
  const left = services.flatMap((service, at) => (isFirst(service, at) ? [] : [service]))
  return {
    services: services.filter(isFirst),
    lost: left.map(
      (service) =>
        `services: "${idOf(service)}" is there twice${service.category ? ` (once more under "${service.category}")` : ''}; the first counts`,
    ),
  }
}

const cookiesOf = (id: string): string[] => (BY_ID.get(id)?.cookies ?? []).map(({ name }) => name)

/** Whether a service of the catalogue declares a cookie by this very name or pattern. */
export const hasCookie = (id: string, cookie: string): boolean => cookiesOf(id).includes(cookie)

/**
 * The service of the catalogue that writes a cookie of this name or pattern: of those that theirs names already, one whose
 * cookies it covers or that covers it (`_ga*` is `_ga` and `_ga_*`); else the one that has it as it stands there, or the
 * one most of whose cookies it covers.
 */
export function whoWrites(cookie: string, named: readonly string[]): string | undefined {
  const all = [...BY_ID.keys()]
  // Two letters and a star are nobody's.
  const isTelling = cookie.replaceAll('*', '').length > 2
  const covered = (id: string): number => (isTelling ? cookiesOf(id).filter((name) => matches(cookie, name)).length : 0)
  const near = named.find((id) => covered(id) || cookiesOf(id).some((name) => matches(name, cookie)))
  const [most, next] = all.map((id) => ({ id, count: covered(id) })).sort((a, b) => b.count - a.count)
  const widest = most && next && most.count > next.count ? most.id : undefined
  return near ?? all.find((id) => hasCookie(id, cookie)) ?? widest
}
