import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './setup.mjs'

/** A marker, and the code block behind it, if one is there yet. */
const MARKED = /^<!-- file: (\S+) -->\n(?:\n*(`{3,})\w*\n[\s\S]*?\n\2$)?/gm

/** How a block is highlighted, where the ending does not say it. */
const LANGUAGES = { '.mjs': 'js', '.liquid': 'html' }

/**
 * Puts each file that a page names by `<!-- file: examples/… -->` into the page, so that it is read everywhere: in the site,
 * in a repository's own view and in the package. The file is built or run by a test; the page only shows it.
 *
 * @param {string} page
 * @param {(file: string) => string} read
 */
export const putFiles = (page, read) =>
  page.replace(MARKED, (_, /** @type {string} */ file) => {
    const ending = extname(file)
    const language = Reflect.get(LANGUAGES, ending) ?? ending.slice(1)
    return `<!-- file: ${file} -->\n\n\`\`\`${language}\n${read(file).trimEnd()}\n\`\`\``
  })

/** The pages that may show files. */
export const pagesWithFiles = () =>
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8')

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const page of pagesWithFiles()) {
    const before = read(page)
    const after = putFiles(before, read)
    if (after !== before) writeFileSync(join(root, page), after)
  }
