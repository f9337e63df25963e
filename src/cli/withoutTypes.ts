import * as nodeModule from 'node:module'

/** What to do if this Node cannot read TypeScript (https://nodejs.org/api/typescript.html). */
export const NO_TYPES =
  'this Node reads no TypeScript; write the config as JSON or .mjs, or run the command with Node 22.18 or later'

/** Whether this Node can remove types; Node 20 cannot. */
export const takesTypesOff = (): boolean => 'stripTypeScriptTypes' in nodeModule

/** Returns a script without its types, if this Node can remove them. */
export const withoutTypes = (code: string): string => (takesTypesOff() ? nodeModule.stripTypeScriptTypes(code) : code)
