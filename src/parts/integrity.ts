/**
 * The hash of each script-tag part by its name (https://www.w3.org/TR/SRI/). The build puts them here where it makes
 * `consent.js`; in the source there are none.
 */
export const integrity: Record<string, string | undefined> | undefined = undefined
