import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './setup.mjs'

const TAG = /(@interactcx\/consent@)[\w.-]+(\/dist\/consent\.js"\s+integrity="sha384-)[^"]*"/g

/** The pages that show the tag for a CDN. */
export const PAGES = ['README.md', 'docs/getting-started.md']

/**
 * Puts the version and the hash of what is built into a page's tag for a CDN. `npm pack` does so: what npm shows fits what
 * a CDN serves.
 *
 * @param {string} page
 * @param {{ version: string, code: Uint8Array }} built
 */
export function putHash(page, { version, code }) {
  const hash = createHash('sha384').update(code).digest('base64')
  if (!page.match(TAG)) throw new Error('The page has no tag for a CDN with its hash')
  return page.replace(TAG, (_, name, middle) => `${name}${version}${middle}${hash}"`)
}

/** What stands in dist/ and package.json. */
export const readBuilt = () => ({
  version: /** @type {string} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version),
  code: readFileSync(join(root, 'dist/consent.js')),
})

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const file of PAGES.map((page) => join(root, page)))
    writeFileSync(file, putHash(readFileSync(file, 'utf8'), readBuilt()))
}
