/**
 * The names of the script-tag parts, each with the SHA-384 of its file before it, in base64 (https://www.w3.org/TR/SRI/).
 * The build puts them here where it makes `consent.js`; in the source there are none.
 */
export const integrity: readonly string[] = []
