/**
 * The script-tag parts whose hashes are in `consent.js`: base64 SHA-384 of a file (https://www.w3.org/TR/SRI/), then its
 * name, and so on. The build fills this list; in the source it is empty.
 */
export const integrity: readonly string[] = []
