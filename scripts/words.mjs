import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const SUFFIX = '.json?words'

/**
 * Every text of a language file, in its order, without the keys: they would be a quarter of what is downloaded.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
const textsIn = (value) =>
  typeof value === 'string' ? [value] : Object.values(/** @type {object} */ (value)).flatMap(textsIn)

/** @param {string} file */
export const readWords = (file) => textsIn(JSON.parse(readFileSync(file, 'utf8')))

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
  load(id) {
    if (!id.startsWith('\0') || !id.endsWith('.words')) return null
    return `export const words = ${JSON.stringify(readWords(id.slice(1).replace(/\.words$/, '.json')))}`
  },
}

/**
 * For the script tag: `consent-text-de.js` beside the file that is built, and so on for every language in the folder. A
 * classic script is read in the encoding of its page or server, unless it begins with a byte order mark:
 * https://encoding.spec.whatwg.org/#decode
 *
 * @param {string} folder
 */
export const wordScripts = (folder) => ({
  name: 'word-scripts',
  /** @this {import('rollup').PluginContext} */
  generateBundle() {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      this.emitFile({
        type: 'asset',
        fileName: `consent-text-${file.slice(0, -5)}.js`,
        source: `\uFEFFdocument.currentScript.words=${JSON.stringify(readWords(resolve(folder, file)))}`,
      })
    }
  },
})
