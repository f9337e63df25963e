import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What a language may weigh, in bytes of brotli. */
export const LANGUAGE_LIMIT = 1000

const SUFFIX = '.json?words'

/**
 * @param {unknown} value
 * @returns {string[]}
 */
const textsIn = (value) =>
  typeof value === 'string' ? [value] : Object.values(/** @type {object} */ (value)).flatMap(textsIn)

/**
 * Every text of a language's file, in its order.
 *
 * @param {string} file
 */
export const readWords = (file) => textsIn(JSON.parse(readFileSync(file, 'utf8')))

/**
 * The same as JavaScript: without its keys, which would be a quarter of what is downloaded.
 *
 * @param {string} file
 */
function writeWords(file) {
  const words = readWords(file)
  if (words.some((text) => text.includes('|'))) throw new Error(`${file}: "|" stands between texts, so not in one`)
  return `${JSON.stringify(words.join('|'))}.split("|")`
}

/** For Rollup and Vite: `import { words } from './de.json?words'`. */
export const words = {
  name: 'words',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} source @param {string | undefined} importer */
  resolveId: (source, importer) =>
    source.endsWith(SUFFIX) && importer
      ? `\0${resolve(dirname(importer), source.slice(0, -SUFFIX.length))}.words`
      : null,
  /** @param {string} id */
  load: (id) =>
    id.startsWith('\0') && id.endsWith('.words')
      ? `export const words = ${writeWords(id.slice(1).replace(/\.words$/, '.json'))}`
      : null,
}

/**
 * For the script tag: what `consent-text-de.js` holds. A classic script is read in the encoding of its page or server,
 * unless it begins with a byte order mark: https://encoding.spec.whatwg.org/#decode
 *
 * @param {string} file
 */
export const writeScript = (file) => `\uFEFFdocument.currentScript.words=${writeWords(file)}`

/**
 * Puts these beside the file that is built.
 *
 * @param {string} folder of the languages' files
 */
export const wordScripts = (folder) => ({
  name: 'word-scripts',
  /** @this {import('rollup').PluginContext} */
  generateBundle() {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json')) continue
      this.emitFile({
        type: 'asset',
        fileName: `consent-text-${name.slice(0, -5)}.js`,
        source: writeScript(resolve(folder, name)),
      })
    }
  },
})
