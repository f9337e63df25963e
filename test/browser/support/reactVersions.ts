import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from '../../../scripts/setup.mjs'
import { bundle, type How } from './bundle'

const folder = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

/** Where each version lies that pages are tried with. */
const VERSIONS = { 18: folder('packages/react18/'), 19: folder('') }

export type ReactVersion = keyof typeof VERSIONS
export const REACT_VERSIONS: readonly ReactVersion[] = [18, 19]

/** Installs React 18, unless it is there: call it before all tests of a file. */
export const ensureReact = (): void => ensureDependencies('packages/react18/')

/** Bundles a script of this folder with one version of React. */
export const bundleWith = (version: ReactVersion, name: string, mode?: How['mode']): Promise<string> =>
  bundle(name, {
    ...(mode && { mode }),
    alias: Object.fromEntries(['react-dom', 'react'].map((of) => [of, `${VERSIONS[version]}node_modules/${of}`])),
  })

/** Returns what a server renders with. */
export function serverOf(version: ReactVersion) {
  const require = createRequire(`${VERSIONS[version]}package.json`)
  return {
    react: require('react') as typeof import('react'),
    renderToString: (require('react-dom/server') as typeof import('react-dom/server')).renderToString,
  }
}
