import type { Plugin } from 'rollup'

export declare const LANGUAGE_LIMIT: number
export declare function readWords(file: string): string[]
export declare function writeScript(file: string): string
export declare const words: Pick<Plugin, 'name'> & {
  enforce: 'pre'
  resolveId(source: string, importer: string | undefined): string | null
  load(id: string): string | null
}
export declare function wordScripts(folder: string): Plugin
