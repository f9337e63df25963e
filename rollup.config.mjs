import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { browserslistToTargets, bundle, Features } from 'lightningcss'
import dts from 'rollup-plugin-dts'
import { bindings, entries, requirableBindings } from './scripts/entries.mjs'
import { partFiles } from './scripts/parts.mjs'
import { compile, declarations, loadCompiled } from './scripts/rollup/compile.mjs'
import { licenses } from './scripts/rollup/licenses.mjs'
import {
  hashesScript,
  includeHashes,
  includeParts,
  partModules,
  tellHash,
  tellLanguageHashes,
} from './scripts/rollup/scriptTag.mjs'
import { wordScripts, words } from './scripts/words.mjs'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

// Nested style rules are flattened for these: the oldest engines with <dialog>, adoptedStyleSheets and :where().
const targets = browserslistToTargets(['chrome 99', 'firefox 101', 'safari 16.4'])

/**
 * `light-dark()` stays, with a `@supports` of its own around it: what would be put in its place knows only a
 * `color-scheme` of the same sheet, and not the page's.
 */
const minifyCss = (file, unusedSymbols = []) =>
  bundle({ filename: file, minify: true, targets, exclude: Features.LightDark, unusedSymbols }).code.toString()

/** Returns the tokens that a sheet imports and never uses. One that uses none imports them for other sheets. */
const findUnusedTokens = (file) => {
  if (!readFileSync(file, 'utf8').includes('var(--consent-')) return []
  const css = minifyCss(file)
  return css.match(/--consent-[\w-]+(?=:)/g)?.filter((name) => !css.includes(`var(${name}`)) ?? []
}

/** `import css from './x.css?inline'` becomes a minified string, with what it imports and uses in it. */
const inlineCss = {
  name: 'inline-css',
  load(id) {
    const file = id.split('?')[0]
    if (!file.endsWith('.css')) return null
    this.addWatchFile(file)
    return `export default ${JSON.stringify(minifyCss(file, findUnusedTokens(file)))}`
  },
}

const themesAt = fileURLToPath(new URL('src/ui/themes/', import.meta.url))

/** The ready themes, as style sheets of their own beside the scripts. */
const themes = {
  name: 'themes',
  generateBundle() {
    for (const name of readdirSync(themesAt))
      this.emitFile({ type: 'asset', fileName: `themes/${name}`, source: minifyCss(`${themesAt}${name}`) })
  },
}

const sharedPreact = fileURLToPath(new URL('src/ui/sharedPreact.ts', import.meta.url))

/** These parts have the preact of `consent-ui.js`, and none of their own. */
const borrowPreact = {
  name: 'borrow-preact',
  resolveId: (id) => (/^preact(\/|$)/.test(id) ? sharedPreact : null),
}

/** A site that has these shares its own copy with us; the script-tag files hold them. */
const dependencies = /^(js-cookie|preact(\/hooks)?)$/

const plugins = [inlineCss, words, resolve({ browser: true, extensions: ['.ts', '.tsx', '.mjs', '.js'] }), loadCompiled]

const terse = {
  ecma: 2022,
  // Twice over the whole file; `pure_getters` is safe as nothing here relies on a getter's side effect.
  compress: { passes: 3, unsafe: true, unsafe_arrows: true, pure_getters: true },
  // A page in another encoding than UTF-8 would misread anything else in a classic script.
  format: { comments: false, ascii_only: true },
}
const minify = terser(terse)
/**
 * Of a script that runs nearly whole as soon as it is there: V8 then compiles it once, beside the page, and not each
 * function when it is first called, in the page's way (https://v8.dev/blog/explicit-compile-hints).
 */
const minifyAtOnce = terser({
  ...terse,
  // Compresses better where most functions are of the whole file.
  compress: { ...terse.compress, hoist_funs: true },
  format: { ...terse.format, preamble: '//# allFunctionsCalledOnLoad' },
})
/** A bundler leaves out what is marked as pure where nobody uses it. */
const minifyEntry = terser({ ...terse, format: { ...terse.format, preserve_annotations: true } })
const keepDirectives = terser({ ...terse, compress: { ...terse.compress, directives: false } })

const frameworks = /^(react|preact|vue|svelte|solid-js)(\/|$)/

/** Each is an entry of its own, with what they share in a chunk beside them; the framework is the page's. */
const bindingsAs = (names, format, extension) => ({
  input: Object.fromEntries(names.map((name) => [name, `src/bindings/${name}.ts`])),
  external: frameworks,
  plugins: [...plugins, keepDirectives],
  output: {
    dir: 'dist/bindings',
    format,
    sourcemap: true,
    // For React Server Components: hooks and context exist in the browser's half alone.
    banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `[name].${extension}`,
    generatedCode: 'es2015',
  },
})
const typesOfBindings = (names, extension) => ({
  input: Object.fromEntries(['connect', ...names].map((name) => [name, `${declarations}/bindings/${name}.d.ts`])),
  external: frameworks,
  plugins: [typesOfRoot, dts()],
  output: {
    dir: 'dist/bindings',
    format: 'es',
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `[name].${extension}`,
  },
})
/** Declarations take the types that the root entry gives out from there. */
const typesOfRoot = {
  name: 'types-of-root',
  resolveId: (id) =>
    /^\.\.?\/(types|choice\/types|config\/schema)$/.test(id) ? { id: '@interactcx/consent', external: true } : null,
}

const intro = `const __VERSION__=${JSON.stringify(version)};`
const script = (input, file, { first = [], more = [], minifier = minify } = {}) => ({
  input,
  plugins: [...first, ...plugins, minifier, ...more],
  // The maps lie beside the files; the line that points to one would cost every visitor 36 bytes.
  output: {
    file,
    format: 'iife',
    sourcemap: 'hidden',
    intro,
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
  },
})

/** What a part's script-tag file needs beside the part, by its name. */
const OF_PART = {
  ui: { more: [wordScripts(fileURLToPath(new URL('src/ui/text/', import.meta.url))), tellLanguageHashes, themes] },
  preferences: { first: [borrowPreact] },
  inline: { first: [borrowPreact] },
  launcher: { minifier: minifyAtOnce },
}
const partScript = ({ name, file }) => {
  const { first = [], more = [], ...options } = OF_PART[name] ?? {}
  return script(`part:${name}`, file, {
    ...options,
    first: [partModules({ ui: ['sharePreact'] }), ...first],
    more: [tellHash(name), ...more],
  })
}

/** One file: relative imports within declarations would need extensions for `nodenext` and none for `bundler`. */
const types = (file, source, more = []) => ({
  input: `${declarations}/${source}.d.ts`,
  plugins: [...more, dts()],
  output: ['ts', 'cts'].map((extension) => ({ file: `dist/${file}.d.${extension}`, format: 'es' })),
})

/** One file each for `import` and for `require`, with types for both. */
const entry = ({ file, source }) => [
  {
    input: `src/${source}.ts`,
    external: /^node:/,
    plugins: [...plugins, minifyEntry],
    output: [
      { file: `dist/${file}.js`, format: 'es' },
      { file: `dist/${file}.cjs`, format: 'cjs' },
    ].map((output) => ({ ...output, sourcemap: true, generatedCode: 'es2015', inlineDynamicImports: true })),
  },
  types(file, source),
]

/** `npx @interactcx/consent`: what it has in common with the entries stands in their files. */
const command = {
  input: 'src/cli/main.ts',
  external: /^node:/,
  plugins: [
    {
      name: 'use-built-catalogue',
      resolveId: (id) => (/^(\.\.\/)+services\/index$/.test(id) ? { id: 'catalogue', external: true } : null),
    },
    ...plugins,
    minify,
  ],
  output: {
    file: 'dist/cli.js',
    format: 'es',
    banner: '#!/usr/bin/env node',
    intro,
    paths: { catalogue: './services.js' },
    generatedCode: 'es2015',
    inlineDynamicImports: true,
  },
}

/** An entry of types alone can be imported all the same. */
const emptyModules = (...names) => ({
  name: 'empty-modules',
  generateBundle() {
    for (const fileName of names) this.emitFile({ type: 'asset', fileName, source: '' })
  },
})

export default [
  compile,
  {
    input: 'src/index.ts',
    external: dependencies,
    // Modules are always read as UTF-8, and the words of a language are half as long in it. The site's own bundler
    // minifies them once more.
    plugins: [
      ...plugins,
      terser({ ...terse, compress: { ...terse.compress, passes: 1 }, format: { comments: false } }),
    ],
    output: [
      { dir: 'dist/esm', format: 'es', extension: 'js', sourcemap: true },
      { dir: 'dist/cjs', format: 'cjs', extension: 'cjs', sourcemap: true },
    ].map(({ extension, ...output }) => ({
      ...output,
      intro,
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `[name].${extension}`,
      // The entry only hands on: a bundler then leaves out whole files, of which it would keep what runs when one is read.
      manualChunks: (id) => /\/(ConsentConfigError|createConsent)\.ts$/.exec(id)?.[1],
      generatedCode: 'es2015',
    })),
  },
  ...partFiles.map(partScript),
  types('index', 'index'),
  types('global', 'global', [typesOfRoot, emptyModules('global.js', 'global.cjs')]),
  ...entries.flatMap(entry),
  command,
  bindingsAs(bindings, 'es', 'js'),
  bindingsAs(requirableBindings, 'cjs', 'cjs'),
  typesOfBindings(bindings, 'd.ts'),
  typesOfBindings(requirableBindings, 'd.cts'),
  // After the parts, whose hashes they hold.
  hashesScript,
  script('src/script.ts', 'dist/consent-full.js', {
    first: [includeParts(({ full }) => full), includeHashes],
    more: [licenses],
  }),
  script('src/script.ts', 'dist/consent.js', {
    first: [includeParts(({ limit }) => limit === undefined), includeHashes],
    minifier: minifyAtOnce,
  }),
]
