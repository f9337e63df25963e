import { getAttribute } from '../../lib/natives'
import { isTexts, parseObject, parseTime } from '../parse'
import type { Tool } from '../types'

/**
 * vanilla-cookieconsent 3. A tag may name a service beside its category, and a `!` before either turns both round
 * (https://cookieconsent.orestbida.com/advanced/manage-scripts.html). The cookie names what was granted
 * (https://cookieconsent.orestbida.com/reference/configuration-reference.html#cookie); `cookie.useLocalStorage` keeps
 * the same in localStorage.
 */
export const vanillaCookieConsent: Tool = {
  tag: '[data-category]',
  needOf(element) {
    const names = ['data-category', 'data-service'].flatMap((name) => getAttribute(element, name) || [])
    // Where one is refused: as it runs without a grant of the category, the narrower one decides.
    return names.some((name) => name.startsWith('!')) ? [`!${names.pop()?.replace('!', '')}`] : names
  },
  names: ['cc_cookie'],
  days: 182,
  read(text, { revision }) {
    const { categories, services, lastConsentTimestamp, expirationTime, ...rest } = parseObject(text)
    // As there: without an id it is no answer, and one to another revision is asked for again.
    if (!rest.consentId || (revision !== undefined && `${rest.revision}` !== revision)) return undefined
    if (!isTexts(categories)) throw new TypeError('it names no categories')
    const byCategory = Object.entries(Object(services)).filter(
      (entry): entry is [string, string[]] => isTexts(entry[1]) && entry[1].length > 0,
    )
    return {
      granted: [...categories, ...byCategory.flatMap(([, names]) => names)],
      isWhole: true,
      byService: byCategory.map(([category]) => category),
      at: parseTime(lastConsentTimestamp),
      ...(expirationTime !== undefined && { expires: parseTime(expirationTime) }),
    }
  },
}
