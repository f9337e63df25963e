import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { World } from './types'

/**
 * Returns what a file holds, or what is typed in where its name is `-`, without a byte order mark. Windows PowerShell
 * writes UTF-16 behind `>` (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 */
export async function readText(name: string, { folder, readInput }: Pick<World, 'folder' | 'readInput'>) {
  if (name === '-') return (await readInput()).replace(/^\ufeff/, '')
  const path = resolve(folder, name)
  const bytes = await readFile(path).catch((error: Error) => {
    // Node leaves the path out where it is a folder.
    throw Object.assign(error, { path })
  })
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** No file of these holds a page, whatever stands in its texts. */
const CODE = /\.(jsonc?|json5|[cm]?[jt]sx?)$/i

/** Whether it is a page, or a template of one: those of Django, Liquid and others begin with a sign of their own. */
export const isPage = (name: string, text: string): boolean =>
  /^\s*</.test(text) ||
  (!CODE.test(name) && !/^\s*\{\s*["}]/.test(text) && /<(!doctype|html|head|body|script)\b/i.test(text))
