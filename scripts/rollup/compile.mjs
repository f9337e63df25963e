import { readdirSync, readFileSync } from 'node:fs'
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
 * @type {import('rollup').RollupOptions}
 */
export const compile = {
  input: readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => isTypeScript(name) && !name.endsWith('.d.ts'))
    .map((name) => join(root, 'src', name)),
  // Packages, and what is no TypeScript: `./modal.css?inline`.
  external: (id) => id.includes('?') || !/^[./]|^[A-Z]:/.test(id),
  plugins: [
    typescript({
      tsconfig: join(root, 'tsconfig.build.json'),
      noEmitOnError: true,
      filterRoot: root,
      include: ['src/**/*'],
      compilerOptions: { declarationDir: declarations },
    }),
    keep,
  ],
  // A module of types alone is empty once compiled.
  onLog: (level, log, handle) => log.code !== 'EMPTY_BUNDLE' && handle(level, log),
  output: { dir: declarations, sourcemap: true, plugins: [dropChunks] },
}

/** Loads what TypeScript made of a source. */
export const loadCompiled = {
  name: 'load-compiled',
  /** @param {string} id */
  load: (id) => compiled.get(id) ?? null,
}
