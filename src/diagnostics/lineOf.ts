/** The page with a heading for each code: the package's own copy on a CDN. */
const PAGE = `https://cdn.jsdelivr.net/npm/@interactcx/consent@${__VERSION__}/docs/errors.md`

/** Returns a line for the console: a code, the detail, what it leads to, and where to read on. */
export const lineOf = (code: string, detail: string, sentence?: string): string =>
  [`${code}: ${detail}`, sentence, `${PAGE}#${code}`].filter(Boolean).join(' — ')
