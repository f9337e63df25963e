import { expandConfig } from '../../../src/declaration/expandConfig'
import type { CatalogueService } from '../../../src/services/types'
import type { Look } from './address'

/** A service of the catalogue by the name that it is imported by, with what differs. */
class Imported {
  constructor(
    readonly name: string,
    readonly changes: Record<string, unknown>,
  ) {}
}

const LINE = 100

/** A value as one writes it in a module: on one line where it fits. */
function literal(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  const write = ([open, close]: string, parts: string[], space: string): string => {
    if (!parts.length) return `${open}${close}`
    const line = `${open}${space}${parts.join(', ')}${space}${close}`
    return line.length + indent.length <= LINE && !line.includes('\n')
      ? line
      : `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`
  }
  const members = (object: object): string[] =>
    Object.entries(object).map(([key, member]) => `${/^\w+$/.test(key) ? key : quote(key)}: ${literal(member, inner)}`)
  if (value instanceof Imported) {
    const changes = members(value.changes)
    return changes.length ? write('{}', [`...${value.name}`, ...changes], ' ') : value.name
  }
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value))
    return write(
      '[]',
      value.map((item) => literal(item, inner)),
      '',
    )
  return value && typeof value === 'object' ? write('{}', members(value), ' ') : JSON.stringify(value)
}

/** JSON escapes what a string cannot hold; only the quotes differ. */
const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

/**
 * A config as a module: services of the catalogue are imported by name, as its page says, and not written out.
 *
 * @param catalogue each by the name of its export
 */
export function moduleCode(
  config: Record<string, unknown>,
  catalogue: Readonly<Record<string, CatalogueService>>,
  { theme, accent }: Pick<Look, 'theme' | 'accent'>,
): string {
  const services = Object.values(catalogue)
  const names = new Set<string>()
  const importing = (item: unknown): unknown => {
    const { use, ...changes } = item && typeof item === 'object' ? (item as Record<string, unknown>) : { use: item }
    if (typeof use !== 'string') return item
    const { config: alone } = expandConfig({ services: [use] }, services)
    const [{ id }] = (alone as { services: [{ id?: string }] }).services
    const [name] = Object.entries(catalogue).find(([, one]) => one.id === id) ?? []
    if (!name) return item
    names.add(name)
    return new Imported(name, changes)
  }
  const written =
    config.services === undefined ? config : { ...config, services: [config.services].flat().map(importing) }
  return [
    `import { createConsent } from '@interactcx/consent'`,
    ...(names.size ? [`import { ${[...names].sort().join(', ')} } from '@interactcx/consent/services'`] : []),
    ...(theme ? [`import '@interactcx/consent/themes/${theme}.css'`] : []),
    '',
    `createConsent(${literal(written)})`,
    ...(accent ? ['', `// In your style sheet: :root { --consent-accent: ${accent} }`] : []),
  ].join('\n')
}
