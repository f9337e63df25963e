import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parts } from '../parts.mjs'
import { root } from '../setup.mjs'

const fileOf = (/** @type {string} */ name) => join(root, `src/parts/${name}.ts`)
const quoted = (/** @type {string} */ name) => JSON.stringify(fileOf(name))

/**
 * The script-tag file of a part as a module in no file: `part:release`.
 *
 * @param {Record<string, string[]>} [setup] functions that are called first, each in `src/parts/` by its name, by that of
 *   the part. Called, as a module that is imported for its effects alone is left out: `sideEffects` in package.json.
 */
export const partModules = (setup = {}) => ({
  name: 'part-modules',
  /** @param {string} id */
  resolveId: (id) => (id.startsWith('part:') ? `\0${id}` : null),
  /** @param {string} id */
  load(id) {
    const part = parts.find(({ name }) => id === `\0part:${name}`)
    if (!part) return null
    const first = setup[part.name] ?? []
    return [
      ...first.map((name) => `import { ${name} } from ${quoted(name)}`),
      `import * as part from ${quoted(part.name)}`,
      `import { handOver, queueUp } from ${quoted('handOver')}`,
      ...first.map((name) => `${name}()`),
      'handOver(part)',
      part.ahead ? `queueUp('${part.name}', part)` : '',
    ].join('\n')
  },
})

/**
 * @param {string} name of a module in `src/parts/`
 * @param {() => string | Promise<string>} makeCode what stands in its place
 */
const inPlaceOf = (name, makeCode) => ({
  name: `in-place-of-${name}`,
  /** @param {string} id */
  load: (id) => (id === fileOf(name) ? makeCode() : null),
})

/** Puts the parts into `consent-full.js` that belong there. */
export const includeParts = inPlaceOf('included', () => {
  const names = parts.filter(({ full }) => full).map(({ name }) => name)
  const imports = names.map((name) => `import * as ${name} from ${quoted(name)}`)
  const share = `import { sharePreact } from ${quoted('sharePreact')}`
  return [...imports, share, 'sharePreact()', `export const included = { ${names} }`].join('\n')
})

const sha384 = (/** @type {string | Uint8Array} */ code) => createHash('sha384').update(code).digest('base64')

/** One string is a sixth smaller than many, compressed. @param {string[]} list */
const writeList = (list) => `${JSON.stringify(list.join('|'))}.split("|")`

/** Beside the parts, the list of what each language must be. */
const LIST = 'hashes'

/** @type {Map<string, { hash: Promise<string>, tell: (hash: string) => void }>} of each part, told once it is built */
const hashes = new Map(
  [...parts.map(({ name }) => name), LIST].map((name) => {
    /** @type {(hash: string) => void} */
    let tell = () => {}
    const hash = new Promise((resolve) => {
      tell = resolve
    })
    return [name, { hash, tell }]
  }),
)

/** Tells the hash of a part's file. @param {string} part its name */
export const tellHash = (part) => ({
  name: 'tell-hash',
  generateBundle: {
    order: /** @type {const} */ ('post'),
    /** @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
    handler(_, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') hashes.get(part)?.tell(sha384(file.code))
    },
  },
})

/**
 * Puts a list of the languages and their hashes beside them. In `consent.js` it would be 2 kB that most visitors never
 * need.
 */
export const listLanguages = {
  name: 'list-languages',
  generateBundle: {
    order: /** @type {const} */ ('post'),
    /** @this {import('rollup').PluginContext} @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
    handler(_, bundle) {
      const list = Object.values(bundle).flatMap((file) => {
        const [, name] = /^consent-(text-.*)\.js$/.exec(file.fileName) ?? []
        return name && file.type === 'asset' ? [`${sha384(file.source)}|${name}`] : []
      })
      const source = `document.currentScript.words=${writeList(list)}`
      this.emitFile({ type: 'asset', fileName: `consent-${LIST}.js`, source })
      hashes.get(LIST)?.tell(sha384(source))
    },
  },
}

/** Puts the hash of each part into `consent.js`, which so waits for all of them. */
export const includeHashes = inPlaceOf('integrity', async () => {
  const told = await Promise.all([...hashes].map(async ([name, { hash }]) => `${await hash}|${name}`))
  return `export const integrity = ${writeList(told)}`
})
