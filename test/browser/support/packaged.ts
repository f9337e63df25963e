import { readFileSync } from 'node:fs'

/** Returns a file of an npm package, as it is published. */
export const packaged = (path: string): string =>
  readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8')
