import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { partFiles, parts } from '../parts.mjs'
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
    const part = partFiles.find(({ name }) => id === `\0part:${name}`)
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

/**
 * Puts parts into the file itself.
 *
 * @param {(part: import('../parts.mjs').Part) => unknown} isIncluded
 */
export const includeParts = (isIncluded) =>
  inPlaceOf('included', () => {
    const names = parts.filter(isIncluded).map(({ name }) => name)
    const imports = names.map((name) => `import * as ${name} from ${quoted(name)}`)
    const share = [`import { sharePreact } from ${quoted('sharePreact')}`, 'sharePreact()']
    return [...imports, ...(names.includes('ui') ? share : []), `export const included = { ${names} }`].join('\n')
  })

const sha384 = (/** @type {string | Uint8Array} */ code) => createHash('sha384').update(code).digest('base64')

/** One string is a sixth smaller than many, compressed. @param {string[]} list */
const writeList = (list) => `${JSON.stringify(list.join('|'))}.split("|")`

/** The file beside the parts that holds the other hashes. */
const LIST = 'hashes'

const early = partFiles.filter((part) => part.early).map(({ name }) => name)
const late = partFiles.filter((part) => !part.early).map(({ name }) => name)

/** @type {Map<string, { hash: Promise<string>, tell: (hash: string) => void }>} of each file by its name, told once it is built */
const hashes = new Map(
  [...early, ...late, LIST].map((name) => {
    /** @type {(hash: string) => void} */
    let tell = () => {}
    const hash = new Promise((resolve) => {
      tell = resolve
    })
    return [name, { hash, tell }]
  }),
)
/** @param {string[]} names @returns {Promise<string[]>} each with its hash before it */
const hashesOf = (names) => Promise.all(names.map(async (name) => `${await hashes.get(name)?.hash}|${name}`))

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

/** @type {(list: string[]) => void} */
let tellLanguages = () => {}
/** @type {Promise<string[]>} the languages, each with its hash before it */
const languages = new Promise((resolve) => {
  tellLanguages = resolve
})

/** Tells the hash of each language, which are built beside the modal. */
export const tellLanguageHashes = {
  name: 'tell-language-hashes',
  generateBundle: {
    order: /** @type {const} */ ('post'),
    /** @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
    handler(_, bundle) {
      tellLanguages(
        Object.values(bundle).flatMap((file) => {
          const [, name] = /^consent-(text-.*)\.js$/.exec(file.fileName) ?? []
          return name && file.type === 'asset' ? [`${sha384(file.source)}|${name}`] : []
        }),
      )
    },
  },
}

/**
 * The file of the hashes that `consent.js` does not hold: of the languages, and of parts that most visitors never need.
 * Waits for all of them, so that it is built after them.
 *
 * @type {import('rollup').RollupOptions}
 */
export const hashesScript = {
  input: LIST,
  plugins: [
    {
      name: 'write-hashes',
      resolveId: (id) => (id === LIST ? id : null),
      load: async (id) =>
        id === LIST
          ? `document.currentScript.words=${writeList([...(await languages), ...(await hashesOf(late))])}`
          : null,
    },
    tellHash(LIST),
  ],
  output: { file: `dist/consent-${LIST}.js`, format: 'es' },
}

/** Puts the hash of each early part into `consent.js`, which so waits for all of them. */
export const includeHashes = inPlaceOf(
  'integrity',
  async () => `export const integrity = ${writeList(await hashesOf([...early, LIST]))}`,
)
