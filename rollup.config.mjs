import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { browserslistToTargets, bundle, Features } from 'lightningcss'
import dts from 'rollup-plugin-dts'
import { compile, declarations, loadCompiled } from './scripts/rollup/compile.mjs'
import { wordScripts, words } from './scripts/words.mjs'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

// Nested style rules are flattened for these: the oldest engines with <dialog>, adoptedStyleSheets and :where().
const targets = browserslistToTargets(['chrome 99', 'firefox 101', 'safari 16.4'])

/**
 * `light-dark()` stays, with a `@supports` of its own around it: what would be put in its place knows only a
 * `color-scheme` of the same sheet, and not the page's.
 */
const minifyCss = (file) =>
  bundle({ filename: file, minify: true, targets, exclude: Features.LightDark }).code.toString()

/** `import css from './x.css?inline'` becomes a minified string, with what it imports in it. */
const inlineCss = {
  name: 'inline-css',
  load(id) {
    const file = id.split('?')[0]
    if (!file.endsWith('.css')) return null
    this.addWatchFile(file)
    return `export default ${JSON.stringify(minifyCss(file))}`
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

const renderer = fileURLToPath(new URL('src/ui/render.ts', import.meta.url))

/** Preact types the JSX and no more: what runs is a renderer of our own. */
const ownJsx = {
  name: 'own-jsx',
  resolveId: (id) => (id === 'preact/jsx-runtime' ? renderer : null),
}

/** A site that has these shares its own copy with us; the script-tag files hold them. */
const dependencies = /^(js-cookie|preact(\/hooks)?)$/

/** What finds and loads whatever is no TypeScript. */
const sources = [inlineCss, ownJsx, words, resolve({ browser: true, extensions: ['.ts', '.tsx', '.mjs', '.js'] })]
const plugins = [...sources, loadCompiled]

const terse = {
  ecma: 2022,
  // Twice over the whole file; `pure_getters` is safe as nothing here relies on a getter's side effect.
  compress: { passes: 3, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  // A page in another encoding than UTF-8 would misread anything else in a classic script.
  format: { comments: false, ascii_only: true },
}
const minify = terser(terse)
/**
 * Of a script that runs nearly whole as soon as it is there: V8 then compiles it once, beside the page, and not each
 * function when it is first called, in the page's way (https://v8.dev/blog/explicit-compile-hints).
 */
const minifyAtOnce = terser({ ...terse, format: { ...terse.format, preamble: '//# allFunctionsCalledOnLoad' } })
const keepDirectives = terser({ ...terse, compress: { ...terse.compress, directives: false } })

/** Each is an entry of its own, with what they share in a chunk beside them; the framework is the page's. */
const bindings = Object.fromEntries(
  ['react', 'preact', 'vue', 'svelte', 'solid', 'element'].map((name) => [name, `src/bindings/${name}.ts`]),
)
const frameworks = /^(react|preact|vue|svelte|solid-js)(\/|$)/
/** Svelte is ES modules alone: a file for `require` could only be loaded where the other can be too. */
const { svelte: _, ...requirable } = bindings
const bindingsAs = (format, extension) => ({
  dir: 'dist/bindings',
  format,
  sourcemap: true,
  // For React Server Components: hooks and context exist in the browser's half alone.
  banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `[name].${extension}`,
  generatedCode: 'es2015',
})
const typesOfBindings = (input, extension) => ({
  input: Object.fromEntries(
    ['connect', ...Object.keys(input)].map((name) => [name, `${declarations}/bindings/${name}.d.ts`]),
  ),
  external: frameworks,
  plugins: [typesOfRoot, dts()],
  output: {
    dir: 'dist/bindings',
    format: 'es',
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `[name].${extension}`,
  },
})
/** The declarations of a binding take the types that the root entry gives out from there. */
const typesOfRoot = {
  name: 'types-of-root',
  resolveId: (id) =>
    /^\.\.\/(types|choice\/types|config\/schema)$/.test(id) ? { id: '@interactcx/consent', external: true } : null,
}

const intro = `const __VERSION__=${JSON.stringify(version)};`
const script = (input, file, { more = [], minifier = minify } = {}) => ({
  input,
  plugins: [...plugins, minifier, ...more],
  // The maps lie beside the files; the line that points to one would cost every visitor 36 bytes.
  output: { file, format: 'iife', sourcemap: 'hidden', intro, generatedCode: 'es2015' },
})

/** One file: relative imports within declarations would need extensions for `nodenext` and none for `bundler`. */
const types = (name, input) => ({
  input: `${declarations}/${input}.d.ts`,
  plugins: [dts()],
  output: ['ts', 'cts'].map((extension) => ({ file: `dist/${name}.d.${extension}`, format: 'es' })),
})

/**
 * What is imported by a name of its own: one file each, for `import` and for `require`, with types for both. A new one
 * also needs its lines in `exports` of package.json and in .size-limit.json.
 */
const entry = (name, input) => [
  {
    input: `src/${input}.ts`,
    external: /^node:/,
    plugins: [...plugins, minify],
    output: [
      { file: `dist/${name}.js`, format: 'es', sourcemap: true, generatedCode: 'es2015' },
      { file: `dist/${name}.cjs`, format: 'cjs', sourcemap: true, generatedCode: 'es2015' },
    ],
  },
  types(name, input),
]

const bundles = [
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
      // Rolldown keeps parts of a file that imports something dynamically: the class alone must not bring the engine.
      manualChunks: (id) => (id.endsWith('/ConsentConfigError.ts') ? 'ConsentConfigError' : undefined),
      generatedCode: 'es2015',
    })),
  },
  script('src/script.ts', 'dist/consent.js', { minifier: minifyAtOnce }),
  script('src/parts/ui.part.ts', 'dist/consent-ui.js', {
    more: [wordScripts(fileURLToPath(new URL('src/ui/text/', import.meta.url))), themes],
  }),
  script('src/parts/preferences.part.ts', 'dist/consent-preferences.js'),
  script('src/parts/release.part.ts', 'dist/consent-release.js', { minifier: minifyAtOnce }),
  script('src/parts/signals.part.ts', 'dist/consent-signals.js'),
  script('src/parts/frames.part.ts', 'dist/consent-frames.js'),
  script('src/parts/launcher.part.ts', 'dist/consent-launcher.js', { minifier: minifyAtOnce }),
  script('src/parts/explain.part.ts', 'dist/consent-explain.js'),
  types('index', 'index'),
  ...entry('choice', 'server/reader'),
  ...entry('server', 'server/index'),
  ...entry('server-node', 'server/node'),
  {
    input: bindings,
    external: frameworks,
    plugins: [...plugins, keepDirectives],
    output: [bindingsAs('es', 'js')],
  },
  {
    input: requirable,
    external: frameworks,
    plugins: [...plugins, keepDirectives],
    output: [bindingsAs('cjs', 'cjs')],
  },
  typesOfBindings(bindings, 'd.ts'),
  typesOfBindings(requirable, 'd.cts'),
]

const inputs = bundles.flatMap(({ input }) => (typeof input === 'string' ? input : Object.values(input)))
export default [
  compile(
    inputs.filter((name) => !name.endsWith('.d.ts')),
    sources,
  ),
  ...bundles,
]
