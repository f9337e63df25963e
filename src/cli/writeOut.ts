import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isPage } from './readText'
import { Stop, type World } from './types'

/** Returns what a file holds, with its byte order mark; `undefined` if there is none. @throws Stop if it is no UTF-8 */
async function textIn(name: string, path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    // Node leaves the path out where it is a folder.
    throw Object.assign(error, { path })
  })
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Stop(`${name}: its text is not in UTF-8, so it is left as it is; name another file`, 2)
  }
}

/**
 * Writes a result into a file. Neither a page nor the file that was read is lost to it.
 *
 * @param out the file to write
 * @param name the file that was read
 * @param mayReplace whether the result can stand in the place of what was read
 * @param intoPage returns a page with the result in it
 */
export async function writeOut(
  text: string,
  {
    out,
    name,
    mayReplace = false,
    intoPage,
  }: { out: string; name: string; mayReplace?: boolean; intoPage?: ((html: string) => string) | undefined },
  { folder }: Pick<World, 'folder'>,
): Promise<void> {
  const path = resolve(folder, out)
  const before = await textIn(out, path)
  const isOfPage = before !== undefined && isPage(out, before)
  if (isOfPage && !intoPage) throw new Stop(`${out}: this is a page, which would be lost; name another file`, 2)
  if (!isOfPage && path === resolve(folder, name) && !mayReplace)
    throw new Stop(`${out}: this is the file that was read, which would be lost; name another one`, 2)
  await writeFile(path, isOfPage && intoPage ? intoPage(before) : `${text.trimEnd()}\n`)
}
