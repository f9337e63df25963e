/**
 * What is put before a host by mistake (a quote or a bracket; a scheme, also as in `https?://`; slashes, `*.` or a dot);
 * then group 1, the host: letters of any script, digits and hyphens between dots; then group 2, a port and a path.
 */
const HOST =
  /^["'(<[{]*(?:[^./]*:(?!\d))?[\\/]*(?:\**\.)*([\w*\x80-\uffff-]+(?:\.[\w*\x80-\uffff-]+)*)((?::[1-9]\d{0,4})?(?:\/[^\s?#*,;|]*)?)/

/**
 * What stands behind a host that is no host: a sign that none has, and more of it (`(a|b).example`, `stats%2Eexample`);
 * a password (`user:password@stats.example.com`); the rest of an IPv6 address.
 */
const UNREADABLE = /^[^:/?#*]*\w|::|@/

/** No host, though it looks like one: a scheme without its colon (`https//`), a variable that was not set. */
const NONE = /^(undefined|null|https?)$/

/** Quotes and dashes of a word processor, commas of other scripts: a URL parser takes most of them into a host. */
const PUNCTUATION = /(?![\0-\x7f])\p{P}+/gu

/**
 * Returns the host of an address without a scheme, in lower case and punycode; `''` if it is none or has over 253
 * characters (RFC 1035 section 2.3.4).
 */
function normalize(host: string): string {
  try {
    // Chromium escapes a `*` in a host.
    const hostname = new URL(`http://${host}`).hostname.replace(/%2a/gi, '*')
    return NONE.test(hostname) || hostname[253] ? '' : hostname
  } catch {
    return ''
  }
}

/**
 * Returns the host that a text names, with its port and path. Returns a list for a mistake: each host that it may mean
 * as a whole, and also with its port and path, as a narrower rule of another service would win over the whole host.
 * `'*'` (every host that is not the site's own) stands for what it cannot read.
 */
export function hostsIn(value: unknown): string | string[] {
  const text = typeof value === 'string' ? value : ''
  const plain = text.replace(PUNCTUATION, ' ')
  const [, host = '', rest = ''] = HOST.exec(plain) ?? []
  const name = host.includes('*') ? '' : normalize(host + rest)
  if (name && host + rest === text) return name + rest.replace(/^\/$/, '')
  // Some authors write a host as in a regular expression, `example\.com`, or with a dot too many.
  const parts = plain.replace(/\\?\.+/g, '.').split(/[\s,;|]+/)
  const meant = parts.flatMap((part) => {
    const [all = '', host = '', rest = ''] = HOST.exec(part.slice(0, 999)) ?? []
    if (UNREADABLE.test(part.slice(all.length))) return '*'
    const name = normalize(host)
    return name ? [...new Set([name, name + rest])] : []
  })
  return meant[0] ? meant : ['*']
}
