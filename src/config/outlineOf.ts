import { NECESSARY } from '../choice/types'
import { DEFAULTS } from './defaults'
import type { CategoryConfig, ConsentConfig, Outline, Service } from './schema'

const isObject = (value: unknown): boolean => Object(value) === value && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'

/**
 * Returns the outline of a config, to read a choice without `resolveConfig`. For a sound config both agree; a wrong one
 * grants nothing that needs consent.
 */
export function outlineOf(config: ConsentConfig): Outline {
  const { policy, categories = DEFAULTS.categories, services = [], cookie, mode } = config
  const days = cookie?.days ?? DEFAULTS.cookie.days
  const isSound =
    isText(policy?.version ?? '') &&
    days <= 400 &&
    isObject(categories) &&
    Object.values(categories).every(isObject) &&
    Array.isArray(services) &&
    services.every((service) => isText(service?.id) && isText(service.category))
  const purposes = Object.entries<CategoryConfig>(isSound ? categories : {})
    .filter(([id]) => id !== NECESSARY)
    .map(([id, category]) => ({ ...category, id, gpc: category.gpc ?? id === 'marketing' }))
  // Else the list stays the same object, whose index is kept.
  const isLimited = purposes.some(({ maxLifetime }) => maxLifetime)
  const withLimit = (service: Service): Service => {
    const maxLifetime = service.maxLifetime ?? purposes.find(({ id }) => id === service.category)?.maxLifetime
    return { ...service, ...(maxLifetime && { maxLifetime }) }
  }
  const ids = [NECESSARY, ...[...purposes, ...(isSound ? services : [])].map(({ id }) => id)]
  const isUnique = new Set(ids).size === ids.length
  return {
    policy: { version: policy?.version ?? '' },
    categories: isUnique ? purposes : [],
    services: isSound && isUnique ? (isLimited ? services.map(withLimit) : services) : [],
    ids,
    cookie: { name: cookie?.name ?? DEFAULTS.cookie.name, days },
    mode: mode === 'opt-out' ? mode : 'opt-in',
  }
}
