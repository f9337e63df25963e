import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import typescript from '@rollup/plugin-typescript'
import { root } from '../setup.mjs'

const isTypeScript = (/** @type {string} */ id) => /\.tsx?$/.test(id)

/** Where the declarations lie from which `rollup-plugin-dts` makes those of each entry. */
export const declarations = join(root, '.cache/types')

/** @type {Map<string, import('rollup').SourceDescription>} what each source has become, by its path */
const compiled = new Map()

/** Keeps what TypeScript made of each source for every later bundle. */
const keep = {
  name: 'keep-compiled',
  transform: {
    order: /** @type {const} */ ('post'),
    /** @this {import('rollup').TransformPluginContext} @param {string} code @param {string} id */
    handler(code, id) {
      if (!isTypeScript(id)) return null
      const map = { ...this.getCombinedSourcemap(), sources: [id], sourcesContent: [readFileSync(id, 'utf8')] }
      compiled.set(id, { code, map })
      return null
    },
  },
}

/** The declarations alone are written: the scripts are made of what is kept. */
const dropChunks = {
  name: 'drop-chunks',
  /** @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
  generateBundle(_, bundle) {
    for (const [name, { type }] of Object.entries(bundle)) if (type === 'chunk') delete bundle[name]
  },
}

/**
 * The one build in which TypeScript is at work: it checks all of `src/`, compiles every module and writes declarations.
 * A dozen bundles are then made of that; one program for each would take a dozen times as long.
 *
 * @param {string[]} input
 * @param {import('rollup').InputPluginOption[]} plugins that find and load what is no TypeScript
 * @returns {import('rollup').RollupOptions}
 */
export const compile = (input, plugins) => ({
  input,
  plugins: [
    plugins,
    typescript({
      tsconfig: join(root, 'tsconfig.build.json'),
      noEmitOnError: true,
      filterRoot: root,
      include: ['src/**/*'],
      compilerOptions: { declarationDir: declarations },
    }),
    keep,
  ],
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  output: { dir: declarations, sourcemap: true, plugins: [dropChunks] },
})

/** Loads what TypeScript made of a source. */
export const loadCompiled = {
  name: 'load-compiled',
  /** @this {import('rollup').PluginContext} @param {string} id */
  load(id) {
    if (!isTypeScript(id)) return null
    return compiled.get(id) ?? this.error(`${id} was not compiled: no entry reached it`)
  },
}
