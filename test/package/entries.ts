import type { Manifest } from './consumer'

/** An address of the package that gives out code with names in it. */
export interface Entry {
  /** What is imported: `@interactcx/consent/server`. */
  specifier: string
  /** The file that `import` brings, from the package's root. */
  file: string
  /** Whether `require` brings a file of its own. */
  requires: boolean
}

/** Every address but those of whole scripts, style sheets, lists, and types alone. */
export const entriesOf = ({ exports, name }: Manifest): Entry[] =>
  Object.entries(exports).flatMap(([path, target]) => {
    if (typeof target === 'string' || path === './global') return []
    const esm = target.import ?? target
    const file = typeof esm === 'object' ? `${esm.default}`.slice(2) : ''
    return [{ specifier: name + path.slice(1), file, requires: 'require' in target }]
  })
