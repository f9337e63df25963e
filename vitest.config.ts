import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { words } from './scripts/words.mjs'

const renderer = fileURLToPath(new URL('src/ui/render.ts', import.meta.url))

export default defineConfig({
  plugins: [words],
  define: { __VERSION__: '"0.0.0-test"' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  test: {
    environment: 'happy-dom',
    exclude: ['test/browser/**', 'test/engines/**', 'test/package/**', 'node_modules/**'],
    restoreMocks: true,
    // Those that try thousands of inputs take seconds on a busy machine; none waits for anything.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        resolve: { alias: { 'preact/jsx-runtime': renderer } },
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], setupFiles: ['test/support/emptySources.ts'] },
      },
      // Preact in the place of our renderer: the same tests pass, so ours behaves as the reference does.
      {
        extends: true,
        resolve: { alias: [{ find: /^\.\/render$/, replacement: 'preact' }] },
        test: { name: 'preact', include: ['test/ui/**/*.test.tsx'], env: { RENDERER: 'preact' } },
      },
    ],
  },
})
