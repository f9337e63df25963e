/**
 * The script-tag parts: base64 SHA-384 of a file (https://www.w3.org/TR/SRI/), then its name, and so on. The build
 * fills this list in `consent.js`; in the source it is empty.
 */
export const integrity: readonly string[] = []
