import type { Import, Module } from './readModule'
import { FILES_AT_ROOT, type Law, MODULES, ROOMS, WITHOUT_PREACT } from './rooms'

const isBelow = (id: string, place: string): boolean => id === place || id.startsWith(`${place}/`)

/** The innermost room that a module lies in. */
const roomOf = (id: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => isBelow(id, room))
    .sort((one, other) => other.length - one.length)[0]

/** Whether a module is meant by the name of a room, of a folder in one, or of itself. */
const isMeant = (id: string, place: string): boolean =>
  isBelow(id, place) && (roomOf(id) === place || !isBelow(roomOf(id) ?? '', place))

const isOurs = (to: string): boolean => to.startsWith('./') || roomOf(to) !== undefined

/** The laws that hold for a module: its own beside its room's. */
const lawsOf = (id: string): Law[] => [MODULES[id], ROOMS[roomOf(id) ?? '']].filter((law) => law !== undefined)

function isAllowed({ to, kind }: Import, laws: readonly Law[]): boolean {
  if (!isOurs(to)) return laws.some(({ packages = [] }) => packages.some((name) => isBelow(to, name)))
  const places = laws.flatMap(({ may = [], types = [], lazy = [] }) => [
    ...may,
    ...(kind === 'type' ? types : []),
    ...(kind === 'lazy' ? lazy : []),
  ])
  return places.some((place) => isMeant(to, place))
}

const inWords = ({ to, kind }: Import): string => `${kind === 'type' ? 'types of ' : ''}${to}`

/** Groups of modules that reach each other, by Tarjan's algorithm (https://doi.org/10.1137/0201010). */
function findCircles(modules: readonly Module[]): string[] {
  const edges = new Map(modules.map(({ id, imports }) => [id, imports.map(({ to }) => to)]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[] = []
  const visit = (id: string): number => {
    const number = order.size
    let low = number
    order.set(id, number)
    open.push(id)
    for (const to of edges.get(id) ?? []) {
      if (!edges.has(to)) continue
      if (!order.has(to)) low = Math.min(low, visit(to))
      else if (open.includes(to)) low = Math.min(low, order.get(to) ?? low)
    }
    lowest.set(id, low)
    if (low === number) {
      const group = open.splice(open.indexOf(id))
      if (group.length > 1 || edges.get(id)?.includes(id)) circles.push(group.sort().join(', '))
    }
    return low
  }
  for (const { id } of modules) if (!order.has(id)) visit(id)
  return circles
}

/** Everything that is in the same file once built. */
function reach(id: string, byId: ReadonlyMap<string, Module>, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  for (const { to, kind } of byId.get(id)?.imports ?? []) if (kind === 'value') reach(to, byId, seen)
  return seen
}

/** What each rule has to say against these modules; nothing where they keep it. */
export const RULES: Record<string, (modules: readonly Module[]) => string[]> = {
  'each room imports what the table allows': (modules) =>
    modules.flatMap(({ id, imports }) => {
      const laws = lawsOf(id)
      const room = roomOf(id)
      if (!laws.length) return [`${id} has no law in the table`]
      return imports
        .filter((found) => !(room && roomOf(found.to) === room) && !isAllowed(found, laws))
        .map((found) => `${id} imports ${inWords(found)}, but ${laws[0]?.because}`)
    }),

  'gates do not know each other': (modules) =>
    modules.flatMap(({ id, imports }) => {
      const isGate = (name: string): boolean => roomOf(name) === 'gate' && !/\/(types|hosts|gates)$/.test(name)
      return imports.filter(({ to }) => isGate(id) && isGate(to)).map(({ to }) => `${id} imports its sibling ${to}`)
    }),

  'signals do not know each other': (modules) =>
    modules.flatMap(({ id, imports }) => {
      const isVendor = (name: string): boolean => roomOf(name) === 'signals' && !/\/(types|createSignals)$/.test(name)
      return imports.filter(({ to }) => isVendor(id) && isVendor(to)).map(({ to }) => `${id} imports its sibling ${to}`)
    }),

  'only lib/report speaks in the console': (modules) =>
    modules
      .filter(({ id, uses }) => uses.includes('console') && id !== 'lib/report')
      .map(({ id }) => `${id} uses console`),

  'choice knows no page, no clock and no chance': (modules) =>
    modules
      .filter(({ id }) => isBelow(id, 'choice'))
      .flatMap(({ id, uses }) => uses.map((name) => `${id} uses ${name}`)),

  'there are no default exports': (modules) =>
    modules.filter(({ hasDefault }) => hasDefault).map(({ id }) => `${id} has a default export`),

  'imports run in no circle, types and import() included': findCircles,

  'what is fetched without the modal holds no preact': (modules) => {
    const byId = new Map(modules.map((module) => [module.id, module]))
    return WITHOUT_PREACT.flatMap((id) =>
      [...reach(id, byId)].filter((to) => isBelow(to, 'preact')).map((to) => `${id} reaches ${to}`),
    )
  },

  'few files lie outside the rooms': (modules) => {
    const count = modules.filter(({ id }) => id.startsWith('./')).length
    return count > FILES_AT_ROOT ? [`${count} files lie in src/ itself; ${FILES_AT_ROOT} may`] : []
  },
}
