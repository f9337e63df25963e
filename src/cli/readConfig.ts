import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Expanded, expandConfig } from '../declaration/expandConfig'
import * as catalogue from '../services/index'
import { configOf, type Page, readPage } from './page/readPage'
import { Stop, type World } from './types'
import { NO_TYPES } from './withoutTypes'

/** A config as it was found, and with its services written out. */
export interface Found extends Expanded {
  /** The page that it stood in, where nobody writes names out any more. */
  page?: Page
  /** As it was written. */
  given: unknown
}

/** What a module gives out. A Node that takes no types off says so of the file, or of one that it imports. */
async function exportOf(path: string, name: string): Promise<unknown> {
  try {
    const { default: value, config = value } = await import(pathToFileURL(path).href)
    return config
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts"/.test(message)) throw new Stop(`${name}: ${NO_TYPES}`, 1)
    throw error
  }
}

/**
 * Reads a config from JSON, from a page (its block and the SDK's tag), from what a module gives out by default, or from what is typed in
 * where its name is `-`.
 */
export async function readConfig(name: string, { folder, readInput }: World): Promise<Found> {
  const path = resolve(folder, name)
  let given: unknown
  let page: Page | undefined
  if (/^\.[cm]?[jt]s$/.test(extname(name))) given = await exportOf(path, name)
  else {
    // Some editors put a byte order mark first.
    const text = (name === '-' ? await readInput() : await readFile(path, 'utf8')).replace(/^\ufeff/, '')
    if (/^\s*</.test(text)) page = readPage(text)
    if (page && !page.block && !page.sdk)
      throw new Stop(`${name}: there is neither a <script id="interact-consent"> nor a consent.js in this page`, 1)
    try {
      given = page ? configOf(page) : JSON.parse(text)
    } catch (error) {
      const { message } = error as Error
      const hint =
        page && /unterminated/i.test(message) ? '; a "</script" in a text ends the block, so write "<\\/script"' : ''
      throw new Stop(`${name}: ${message}${hint}`, 1)
    }
  }
  return { ...expandConfig(given, Object.values(catalogue)), given, ...(page && { page }) }
}
