import { access } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Expanded, expandConfig } from '../declaration/expandConfig'
import * as catalogue from '../services/index'
import { configOf, NEITHER, type Page, readPage } from './page/readPage'
import { isPage, readText } from './readText'
import { Stop, type World } from './types'
import { NO_TYPES } from './withoutTypes'

/** A config as it was found, and with its services written out. */
export interface Found extends Expanded {
  /** The page that it was read from. No name of the catalogue may be left in it. */
  page?: Page
  /** As it was written, before `expand`. */
  given: unknown
}

const NO_EXPORT = 'gives out no config; write "export const config = { … }", or "export default { … }"'

/** Imports a module and returns its config. @throws Stop if there is none, or this Node cannot read TypeScript */
async function exportOf(name: string, { folder }: World): Promise<unknown> {
  const path = resolve(folder, name)
  // Where it is missing, `import()` says so as of a module that this one needs.
  await access(path)
  try {
    const { default: value, config = value } = await import(pathToFileURL(path).href)
    if (config === undefined || typeof config === 'function') throw new Stop(`${name}: ${NO_EXPORT}`, 1)
    return config
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts"/.test(message)) throw new Stop(`${name}: ${NO_TYPES}`, 1)
    // Its own code may throw anything.
    throw error instanceof Stop ? error : new Stop(`${name}: ${message ?? error}`, 1)
  }
}

/** What a server fills in where JSON stands: `{{ config }}`, `{% … %}`, `<?php … ?>`, or a tag that closes itself. */
const TEMPLATE = /\{[{%]|<[?%]|^\s*</

/** What most likely keeps a text from being JSON. */
function hintOn(text: string, message: string, isBlock: boolean): string {
  if (isBlock && /unterminated/i.test(message)) return '; a "</script" in a text ends the block, so write "<\\/script"'
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  if (isBlock && TEMPLATE.test(bare)) return '; this is a template: check the page that it makes'
  if (/\/[/*]/.test(bare))
    return `; JSON takes no comments${isBlock ? '' : ': take them out, or write a module (.mjs)'}`
  return /,\s*[}\]]/.test(bare) ? '; there is a comma after the last entry of a list or an object' : ''
}

/**
 * Reads a config from JSON, from a page (its block and the SDK's tag), from the default export of a module, or from the
 * standard input if the name is `-`.
 *
 * @throws Stop if there is none, or it cannot be parsed
 */
export async function readConfig(name: string, world: World): Promise<Found> {
  let given: unknown
  let page: Page | undefined
  if (/^\.[cm]?[jt]s$/.test(extname(name))) given = await exportOf(name, world)
  else {
    const text = await readText(name, world)
    if (!text.trim()) throw new Stop(`${name}: it is empty`, 1)
    if (isPage(name, text)) page = readPage(text)
    if (page && !page.block && !page.sdk)
      throw new Stop(`${name}: there is neither a <script id="interact-consent"> nor a consent.js in this page`, 1)
    try {
      given = page ? configOf(page) : JSON.parse(text)
    } catch (error) {
      const { message } = error as Error
      const hint = hintOn(page?.block?.content ?? text, message, !!page)
      throw new Stop(`${name}: ${message}${hint}`, 1)
    }
  }
  const expanded = expandConfig(given, Object.values(catalogue))
  if (page?.second)
    expanded.problems.unshift({ path: '', message: `${name}: there are two blocks that differ: ${NEITHER}` })
  return { ...expanded, given, ...(page && { page }) }
}
