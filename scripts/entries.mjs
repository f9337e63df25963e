import { partFiles } from './parts.mjs'

/**
 * What is imported from the package by a name of its own, beside the engine at `.`: its module in `src/`, its files in
 * `dist/`, and what it may weigh in kB of brotli 11.
 *
 * @type {{ name: string, source: string, file: string, limit: number }[]}
 */
export const entries = [
  { name: 'choice', source: 'server/reader', file: 'choice', limit: 2 },
  { name: 'server', source: 'server/index', file: 'server', limit: 9.5 },
  { name: 'server/node', source: 'server/node', file: 'server-node', limit: 9.1 },
  // With the words of all languages, which no visitor downloads.
  { name: 'declaration', source: 'declaration/index', file: 'declaration', limit: 45 },
  // All of them; a site bundles what it imports, each less than 0.5 kB.
  { name: 'services', source: 'services/index', file: 'services', limit: 12 },
]

/** Each is an entry, too. Svelte is ES modules alone: a file for `require` could be loaded only where those can be. */
export const bindings = ['react', 'preact', 'vue', 'svelte', 'solid', 'element']
export const requirableBindings = bindings.filter((name) => name !== 'svelte')

/**
 * What each file may weigh, in kB of brotli 11: what it weighs now, and next to nothing more. A change that needs more
 * says here why.
 *
 * @type {Record<string, number>}
 */
export const budgets = {
  'dist/consent.js': 24.4,
  'dist/consent-full.js': 39.4,
  ...Object.fromEntries(partFiles.map(({ file, limit }) => [file, limit])),
  'dist/consent-hashes.js': 3,
  ...Object.fromEntries(entries.map(({ file, limit }) => [`dist/${file}.js`, limit])),
  'dist/bindings/connect.js': 0.9,
  ...Object.fromEntries(bindings.map((name) => [`dist/bindings/${name}.js`, 0.6])),
}

/**
 * What these should weigh, in kB of brotli 11, and do not yet: `npm run budgets` tells how far each is from it. No test
 * fails on it; `budgets` keeps them from growing meanwhile.
 *
 * @type {Record<string, number>}
 */
export const aims = {
  'dist/consent.js': 11,
  'dist/consent-full.js': 31,
  'dist/consent-ui.js': 11,
  'dist/consent-frames.js': 4.9,
  'dist/consent-launcher.js': 2.2,
  'dist/consent-explain.js': 4.2,
  'dist/server.js': 6.5,
  'dist/server-node.js': 6.5,
  'dist/bindings/connect.js': 0.5,
}

/** @typedef {string | { [condition: string]: Target }} Target */

/** @param {string} file its declarations @param {{ esm?: string, cjs?: string }} [scripts] @returns {Target} */
const module = (file, { esm = `${file}.js`, cjs = `${file}.cjs` } = {}) => ({
  import: { types: `./dist/${file}.d.ts`, default: `./dist/${esm}` },
  require: { types: `./dist/${file}.d.cts`, default: `./dist/${cjs}` },
})

/**
 * `exports` of package.json. @returns {Record<string, Target>}
 */
export const makeExports = () => ({
  '.': module('index', { esm: 'esm/index.js', cjs: 'cjs/index.cjs' }),
  ...Object.fromEntries(entries.map(({ name, file }) => [`./${name}`, module(file)])),
  ...Object.fromEntries(
    bindings.map((name) => {
      const file = `bindings/${name}`
      const esmOnly = { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` }
      return [`./${name}`, requirableBindings.includes(name) ? module(file) : esmOnly]
    }),
  ),
  './global': module('global'),
  './consent.js': './dist/consent.js',
  './consent-full.js': './dist/consent-full.js',
  ...Object.fromEntries(partFiles.map(({ name, file }) => [`./consent-${name}.js`, `./${file}`])),
  './consent-hashes.js': './dist/consent-hashes.js',
  './consent-text-*.js': './dist/consent-text-*.js',
  './themes/*.css': './dist/themes/*.css',
  './rules/autoconsent.json': './rules/autoconsent.json',
  './rules/consent-o-matic.json': './rules/consent-o-matic.json',
  './package.json': './package.json',
})
