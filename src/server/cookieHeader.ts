/** Returns name and value of each cookie in a `Cookie` header or `document.cookie`; skips everything else. */
export const cookiesIn = (header: string): [name: string, value: string][] =>
  header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    // Browsers send a cookie without a name as its bare value (RFC 6265bis section 5.8.3).
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
  })
