/**
 * How a browser takes a cookie text apart, written from the text of RFC 6265bis (sections 5.1.1 and 5.6) and sharing
 * nothing with the sources: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis
 */
export interface ParsedCookie {
  name: string
  value: string
  /** In their order; names in lower case, as they are compared without regard to case. */
  attributes: [name: string, value: string][]
}

/** WSP is a space or a tab, and nothing else. */
const trim = (text: string): string => text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')

export function parseCookie(text: string): ParsedCookie {
  const [pair = '', ...rest] = text.split(';')
  const at = pair.indexOf('=')
  return {
    name: at < 0 ? '' : trim(pair.slice(0, at)),
    value: trim(pair.slice(at + 1)),
    attributes: rest.map((attribute) => {
      const equals = attribute.indexOf('=')
      return equals < 0
        ? [trim(attribute).toLowerCase(), '']
        : [trim(attribute.slice(0, equals)).toLowerCase(), trim(attribute.slice(equals + 1))]
    }),
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Milliseconds since 1970, or `null` where the text is no cookie date. */
export function parseCookieDate(text: string): number | null {
  let time: number[] | undefined
  let day: number | undefined
  let month: number | undefined
  let year: number | undefined
  for (const token of text.split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    const hms = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/.exec(token)
    if (!time && hms) time = hms.slice(1).map(Number)
    else if (day === undefined && /^\d{1,2}(?!\d)/.test(token)) day = Number.parseInt(token, 10)
    else if (month === undefined && MONTHS.includes(token.slice(0, 3).toLowerCase()))
      month = MONTHS.indexOf(token.slice(0, 3).toLowerCase())
    else if (year === undefined && /^\d{2,4}(?!\d)/.test(token)) year = Number.parseInt(token, 10)
  }
  if (!time || day === undefined || month === undefined || year === undefined) return null
  if (year >= 70 && year <= 99) year += 1900
  if (year >= 0 && year <= 69) year += 2000
  const [hour = 99, minute = 99, second = 99] = time
  if (day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(Date.UTC(year, month, day, hour, minute, second))
  return date.getUTCDate() === day ? date.getTime() : null
}

/** When the cookie ends: a time in milliseconds, or `null` for a session cookie. */
export function expiryOf({ attributes }: ParsedCookie, now: number): number | null {
  let age: number | undefined
  let date: number | undefined
  for (const [name, value] of attributes) {
    if (name === 'max-age' && /^-?\d+$/.test(value)) age = Number(value)
    if (name === 'expires') date = parseCookieDate(value) ?? date
  }
  if (age !== undefined) return age <= 0 ? Number.NEGATIVE_INFINITY : now + age * 1000
  return date ?? null
}
