import { relative } from 'node:path'
import type { World } from './types'

/** What Node's codes for files mean: https://nodejs.org/api/errors.html#common-system-errors */
const MEANINGS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EACCES: 'this may not be read or written',
  EPERM: 'this may not be read or written',
  EROFS: 'nothing can be written there',
  ENOSPC: 'no space is left there',
}

/** Returns an error in one line: of a file, its name and what is wrong with it; else its own message. */
export function inWords(error: Error, { folder }: Pick<World, 'folder'>): string {
  const { code = '', path } = error as NodeJS.ErrnoException
  const meaning = MEANINGS[code]
  if (!meaning || path === undefined) return error.message
  const below = relative(folder, path) || '.'
  return `${below.startsWith('..') ? path : below}: ${meaning}`
}
