import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** @typedef {{ name: string, limit?: number, full?: true, ahead?: true, early?: true, source: string, file: string }} Part */

const { outputText } = ts.transpileModule(readFileSync(join(import.meta.dirname, '../src/parts/registry.ts'), 'utf8'), {
  compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
})
/** @type {{ PARTS: Record<string, Omit<Part, 'name'>> }} */
const { PARTS } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`)

/**
 * The list of `src/parts/registry.ts`, with where each part comes from and goes to.
 *
 * @type {Part[]}
 */
export const parts = Object.entries(PARTS).map(([name, part]) => ({
  ...part,
  name,
  source: `src/parts/${name}.ts`,
  file: `dist/consent-${name}.js`,
}))

/** @param {Part} part @returns {part is Part & { limit: number }} */
const isFile = ({ limit }) => limit !== undefined

/** Those with a script-tag file of their own; `consent.js` contains the others. */
export const partFiles = parts.filter(isFile)
