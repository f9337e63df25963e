import { ensureDependencies } from './setup.mjs'

/**
 * Installs what the browser tests need beside the project's own dependencies: the other consent tools, which the bench
 * measures too, and an earlier React. Two tests that each found it missing would install it at once.
 */

for (const folder of ['bench/', 'packages/react18/']) ensureDependencies(folder)
