import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'

/** @param {string} folder of a package */
function noticeOf(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry))
  if (!file) throw new Error(`${name} has no licence in its folder`)
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return [`${name} ${version} (${license})`, homepage, '', text].filter((line) => line !== undefined).join('\n')
}

/**
 * Puts the notices of all that a bundle is made of beside it: the MIT licence asks for them in every copy
 * (https://opensource.org/license/mit).
 */
export const licenses = {
  name: 'licenses',
  /** @this {import('rollup').PluginContext} @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [])
    const notices = [root, ...new Set(folders)].map(noticeOf)
    this.emitFile({
      type: 'asset',
      fileName: 'consent.LICENSES.txt',
      source: `The files consent*.js hold code of these packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
    })
  },
}
