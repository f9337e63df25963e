import { categoryFor, compact, given, LIFETIME, leftOver, listOf, patternOf, words } from './read'
import { hasCookie, idFor, idOf, knownAs, takeKnown, takenFor, whoWrites } from './services'
import type { Given, MovedService } from './types'

/** What became of a function of theirs. */
export const CODE = 'is code: listen to the event "choice"'

interface MovedCategory {
  services: MovedService[]
  /** Those that theirs names, each with its id here. */
  names: [theirs: string, ours: string][]
  lost: string[]
}

const cookiesIn = (list: unknown, path: string, lost: string[]) =>
  listOf(list).flatMap((cookie, at) => {
    const { name: theirs, ...where } = given(cookie)
    const name = patternOf(theirs)
    if (!name) lost.push(`${path}[${at}].name: no pattern of ours says the same as ${theirs}`)
    else
      lost.push(
        ...leftOver(
          where,
          { path: 'is not needed, as all are tried', domain: 'is not needed, as all are tried' },
          `${path}[${at}].`,
        ),
      )
    return name ? [{ name, lifetime: LIFETIME }] : []
  })

/** Returns the id that one of their categories has here. */
export const categoryOf = (name: string, { readOnly, enabled }: Given): string =>
  readOnly && enabled ? 'necessary' : categoryFor(name)

/**
 * Moves one of their categories with its services, and says what was lost.
 *
 * @param ids of all categories: no service may bear one
 */
export function moveCategory(name: string, category: Given, ids: readonly string[]): MovedCategory {
  const path = `categories.${name}.`
  const id = categoryOf(name, category)
  const autoClear = given(category.autoClear)
  const lost = [
    ...leftOver(
      category,
      {
        ...{ services: true, autoClear: true },
        readOnly:
          category.readOnly && id !== 'necessary'
            ? 'a category that nobody can switch on is none here; leave it out, or let visitors choose'
            : true,
        enabled:
          category.enabled && id !== 'necessary'
            ? 'nothing is granted before the visitor chooses; what is on for everybody is "necessary"'
            : true,
        reloadPage: 'see afterRevoke',
      },
      path,
    ),
    ...leftOver(autoClear, { cookies: true, reloadPage: true }, `${path}autoClear.`),
    ...(autoClear.reloadPage
      ? []
      : Object.keys(autoClear).length
        ? [`${path}autoClear: after a withdrawal the page reloads (afterRevoke)`]
        : []),
  ]
  const theirs = Object.entries(given(category.services))
  const services = theirs.map(([key, value]): MovedService => {
    const service = given(value)
    const here = `${path}services.${key}.`
    lost.push(...leftOver(service, { label: true, cookies: true, onAccept: CODE, onReject: CODE }, here))
    const known = knownAs(key) ?? knownAs(words(service.label))
    if (known) {
      lost.push(...takenFor(`${here}label`, known, [service.cookies]))
      return takeKnown(known, id)
    }
    const own = idFor(key, ids)
    if (own !== key) lost.push(`${here}label: it is "${own}" here, in tags too: data-consent="${own}"`)
    lost.push(`${here}label: "${key}" is not in the catalogue; add the hosts that it loads from`)
    const cookies = cookiesIn(service.cookies, `${here}cookies`, lost)
    return compact({
      id: own,
      name: words(service.label) || (own === key ? undefined : key),
      category: id,
      cookies: cookies.length ? cookies : undefined,
    }) as MovedService
  })
  const names = theirs.map(([key], at): [string, string] => [key, idOf(services[at])])
  // What is cleared for the category as a whole belongs to whoever writes it.
  const loose = cookiesIn(autoClear.cookies, `${path}autoClear.cookies`, lost)
  const rest = loose.filter((cookie) => {
    const named = services.flatMap((service) => ('use' in service ? [service.use] : []))
    const known = whoWrites(cookie.name, named)
    if (!known) return true
    if (!named.includes(known)) services.push(takeKnown(known, id))
    if (!hasCookie(known, cookie.name))
      lost.push(
        `${path}autoClear.cookies: ${cookie.name} is taken for the cookies of "${known}", which declares its own`,
      )
    return false
  })
  if (rest.length) {
    services.push({ id: `${id}-cookies`, category: id, cookies: rest })
    lost.push(`${path}autoClear.cookies: whose they are is not said; name the tool in "${id}-cookies", and its hosts`)
  }
  if (rest.length || services.some((service) => 'cookies' in service))
    lost.push(`categories.${name}: how long a cookie lasts is not said, so ${LIFETIME} stands there; look it up`)
  return { services, names, lost }
}
