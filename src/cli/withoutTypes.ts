import * as nodeModule from 'node:module'

/** The way out where this Node reads no TypeScript: https://nodejs.org/api/typescript.html */
export const NO_TYPES =
  'this Node reads no TypeScript; write the config as JSON or .mjs, or run the command with Node 22.18 or later'

/** Whether this Node can take types off; Node 20 cannot. */
export const takesTypesOff = (): boolean => 'stripTypeScriptTypes' in nodeModule

/** A script without its types, where this Node can take them off. */
export const withoutTypes = (code: string): string => (takesTypesOff() ? nodeModule.stripTypeScriptTypes(code) : code)
