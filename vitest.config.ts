import { defineConfig } from 'vitest/config'
import { words } from './scripts/words.mjs'

export default defineConfig({
  plugins: [words],
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/emptySources.ts'],
    exclude: ['test/browser/**', 'test/engines/**', 'test/package/**', 'node_modules/**'],
    restoreMocks: true,
    // Those that try thousands of inputs take seconds on a busy machine; none waits for anything.
    testTimeout: 60_000,
  },
})
