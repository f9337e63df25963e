import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Expanded, expandConfig } from '../declaration/expandConfig'
import * as catalogue from '../services/index'
import { Stop, type World } from './types'
import { NO_TYPES } from './withoutTypes'

/** A config as it was found, and with its services written out. */
export interface Found extends Expanded {
  /** Whether it stood in a page, where nobody writes names out any more. */
  isInPage: boolean
  /** As it was written. */
  given: unknown
}

const BLOCK = /<script\b(?=[^>]*\bid\s*=\s*["']?interact-consent\b)[^>]*>([\s\S]*?)<\/script\s*>/i

/** The JSON of a page's block, or of a file that is nothing else. */
function jsonIn(text: string, name: string): { text: string; isInPage: boolean } {
  if (!/^\s*</.test(text)) return { text, isInPage: false }
  const block = BLOCK.exec(text)?.[1]
  if (block === undefined) throw new Stop(`${name}: there is no <script id="interact-consent"> in this page`, 1)
  return { text: block, isInPage: true }
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
 * Reads a config from JSON, from the block of a page, from what a module gives out by default, or from what is typed in
 * where its name is `-`.
 */
export async function readConfig(name: string, { folder, readInput }: World): Promise<Found> {
  const path = resolve(folder, name)
  let given: unknown
  let isInPage = false
  if (/^\.[cm]?[jt]s$/.test(extname(name))) {
    given = await exportOf(path, name)
  } else {
    const found = jsonIn(name === '-' ? await readInput() : await readFile(path, 'utf8'), name)
    isInPage = found.isInPage
    try {
      given = JSON.parse(found.text)
    } catch (error) {
      throw new Stop(`${name}: ${(error as Error).message}`, 1)
    }
  }
  return { ...expandConfig(given, Object.values(catalogue)), given, isInPage }
}
