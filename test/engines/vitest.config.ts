import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/engines/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // A busy machine takes seconds for what takes none by itself.
    expect: { poll: { timeout: 15_000 } },
    // Each engine waits most of the time for what must not come.
    maxWorkers: 3,
    hookTimeout: 600_000,
  },
})
