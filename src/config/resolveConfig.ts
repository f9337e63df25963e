import { NECESSARY } from '../choice/types'
import { DEFAULT_CATEGORIES, FORM, type Form, fits, ID } from './fields'
import type { ConsentConfig, ResolvedConfig } from './schema'

/**
 * Any value to a config with every default filled in. What is wrong is left out, and `sound` is false then
 * (`findProblems` tells what it was); a service with a wrong category stays declared and is never granted, so that its
 * gates stay shut. Never throws.
 *
 * @param page host of the page, with its port
 */
export function resolveConfig(input: unknown, page = ''): { config: ResolvedConfig; sound: boolean } {
  let sound = true

  const read = (value: unknown, form: Form): unknown => {
    if (form instanceof RegExp) {
      if (fits(value, form)) return value
    } else if (value && typeof value === 'object' && Array.isArray(value) === Array.isArray(form)) {
      const any = (form as Record<string, Form>)['*'] ?? (form as readonly Form[])[0]
      const entries = Object.entries(value).flatMap(([key, item]) => {
        if (item === undefined) return []
        const inner = any ?? (Object.hasOwn(form, key) && (form as Record<string, Form>)[key])
        const good = inner ? read(item, inner) : undefined
        sound &&= good !== undefined
        return good === undefined ? [] : [[key, good]]
      })
      return Array.isArray(value) ? entries.map(([, good]) => good) : Object.fromEntries(entries)
    }
    sound = false
  }

  const given = (read(input, FORM) ?? {}) as Partial<ConsentConfig>
  const named = Object.entries(given.categories ?? DEFAULT_CATEGORIES)
  const categories = named
    .filter(([id]) => id !== NECESSARY && ID.test(id))
    .map(([id, category]) => ({ gpc: id === 'marketing', ...category, id }))
  const taken = [NECESSARY, ...categories.map(({ id }) => id)]
  const known = taken.length
  sound &&= named.every(([id]) => ID.test(id))
  if (given.receipts && !given.receipts.url) {
    sound = false
    delete given.receipts
  }
  const services = (given.services ?? []).map((service, index) => {
    const { id, category, cookies = [] } = service
    const whole = cookies.every(({ name, lifetime }) => name && lifetime)
    let own = id
    for (let at = index; !own || taken.includes(own); at++) own = `service-${at}`
    sound &&= own === id && whole && taken.slice(0, known).includes(category)
    taken.push(own)
    return { ...service, id: own, category: `${category}` }
  })

  return {
    sound,
    config: {
      mode: 'opt-in',
      undeclared: 'block-third-party',
      ownHosts: [],
      layout: 'modal',
      text: {},
      signals: [],
      afterRevoke: 'reload',
      ui: true,
      ...given,
      policy: { url: '', version: '', ...given.policy },
      cookie: { name: 'interact_consent', path: '/', days: 180, ...given.cookie },
      respect: { gpc: true, dnt: false, ...given.respect },
      categories,
      services,
      ids: taken,
      page,
    },
  }
}
