import { defineConfig } from 'vitest/config'
import { words } from './scripts/words.mjs'

/** Rooms that need no page and change no global: their files share a thread, and what is loaded in it. */
const PURE = 'adopt bench choice cli config declaration house scripts services signals support'
  .split(' ')
  .map((room) => `test/${room}/**/*.test.ts`)

const OTHER_RUNNERS = ['test/browser/**', 'test/engines/**', 'test/package/**', 'node_modules/**']

export default defineConfig({
  plugins: [words],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    pool: 'threads',
    maxWorkers: '100%',
    globalSetup: './test/support/bundleHappyDom.ts',
    restoreMocks: true,
    // Those that try thousands of inputs take seconds on a busy machine; none waits for anything.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', isolate: false, include: PURE } },
      {
        extends: true,
        test: {
          name: 'page',
          environment: './test/support/page.ts',
          setupFiles: ['test/support/emptySources.ts', 'test/support/captureNatives.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...OTHER_RUNNERS, ...PURE],
        },
      },
    ],
  },
})
