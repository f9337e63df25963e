import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

const GUIDES = {
  Frameworks: ['react', 'next', 'vue', 'nuxt', 'sveltekit', 'solid', 'astro', 'plain', 'turbo'],
  'Sites and tools': ['policy-page', 'builders', 'tag-manager', 'csp', 'testing', 'moving-in'],
}
const REFERENCE = ['config', 'api', 'choice', 'tags', 'modal', 'gates', 'languages', 'files']

/** Titles that a file name does not give. */
const TITLES = {
  'moving-in': 'Moving in',
  sveltekit: 'Svelte, SvelteKit',
  plain: 'Plain pages',
  turbo: 'Turbo, htmx',
  builders: 'WordPress, Shopify, Webflow',
  'tag-manager': 'Tag Manager',
  'policy-page': 'The policy page',
  csp: 'CSP, Trusted Types, SRI',
  testing: 'Testing a site',
  api: 'API and events',
  choice: 'The choice',
  modal: 'The modal',
  files: 'Files and sizes',
}
const titleOf = (/** @type {string} */ name) =>
  Reflect.get(TITLES, name) ?? `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
const items = (/** @type {string} */ folder, /** @type {string[]} */ names) =>
  names.map((name) => ({ text: titleOf(name), link: `/${folder}/${name}` }))

const types = readdirSync(here('../../../docs/reference')).includes('types.md')
  ? [{ text: 'Types', link: '/reference/types' }]
  : []

/** What the configurator writes into a tag for a CDN. */
const built = {
  version: JSON.parse(readFileSync(here('../../../package.json'), 'utf8')).version,
  hash: createHash('sha384')
    .update(readFileSync(here('../../../dist/consent.js')))
    .digest('base64'),
}

export default defineConfig({
  title: '@interactcx/consent',
  description: 'Cookie consent that keeps its word.',
  lang: 'en',
  srcDir: '../../docs',
  outDir: here('../../../.cache/docs'),
  cacheDir: here('../../../.cache/vitepress'),
  base: '/docs/',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  cleanUrls: false,
  lastUpdated: false,
  ignoreDeadLinks: false,
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  vite: {
    publicDir: here('../../../docs/public'),
    define: { __BUILT__: JSON.stringify(built), __VERSION__: JSON.stringify(built.version) },
    resolve: { alias: [{ find: /^vitepress$/, replacement: here('../node_modules/vitepress/dist/client/index.js') }] },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Configurator', link: '/configurator' },
      { text: 'Config', link: '/reference/config' },
      { text: 'Troubleshooting', link: '/errors' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'What it is', link: '/' },
          { text: 'Getting started', link: '/getting-started' },
          { text: 'Configurator', link: '/configurator' },
          { text: 'Troubleshooting', link: '/errors' },
        ],
      },
      ...Object.entries(GUIDES).map(([text, names]) => ({ text, items: items('guides', names) })),
      {
        text: 'Server and vendors',
        items: [
          { text: 'The server half', link: '/server' },
          { text: 'Signals', link: '/signals' },
          { text: 'The catalogue', link: '/services' },
        ],
      },
      { text: 'Reference', items: [...items('reference', REFERENCE), ...types] },
      {
        text: 'What holds',
        items: [
          { text: 'Limits', link: '/limits' },
          { text: 'Speed', link: '/speed' },
          { text: 'Accessibility', link: '/accessibility' },
        ],
      },
    ],
    outline: [2, 3],
  },
})
