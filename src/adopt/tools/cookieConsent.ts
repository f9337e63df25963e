import type { Tool } from '../types'

/**
 * cookieconsent 3 (Osano): one word for everything, without a date
 * (https://www.osano.com/cookieconsent/documentation/javascript-api/). `allow` names no purpose, so it grants only what
 * the site's `map` says. `dismiss` closed a notice that asked nothing.
 */
export const cookieConsent: Tool = {
  names: ['cookieconsent_status'],
  days: 365,
  read(text, { map }) {
    if (text === 'deny') return { granted: [], isWhole: true }
    if (text === 'allow' && map?.allow) return { granted: [text] }
    throw new TypeError(
      text === 'allow' ? '"allow" names no purpose; say in adopt.map what it is here' : `"${text}" grants nothing`,
    )
  },
}
