import { getAttribute } from '../../lib/natives'
import { idsWith } from '../parse'
import type { Tool } from '../types'

/**
 * Cookiebot. Tags: https://support.cookiebot.com/hc/en-us/articles/4405978132242-Manual-cookie-blocking. The cookie, as
 * in https://www.cookiebot.com/en/developer/#h-server-side-usage, is JavaScript rather than JSON:
 * `{stamp:'…',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:1698057791350}`.
 * `0` is a refusal. `-1` says that nobody was asked; so does a `method` other than `explicit`.
 */
export const cookiebot: Tool = {
  ids: { preferences: 'functional', statistics: 'analytics' },
  tag: '[data-cookieconsent]',
  holdsAll: true,
  addresses: ['data-cookieblock-src'],
  needOf(element) {
    const names = getAttribute(element, 'data-cookieconsent')?.match(/[^\s,]+/g) ?? []
    return names.filter((name) => name !== 'ignore')
  },
  names: ['CookieConsent'],
  days: 365,
  read(text) {
    if (text === '0') return { granted: [], isWhole: true }
    if (text === '-1') return undefined
    const plain = decodeURIComponent(text)
    const answers = Object.fromEntries(
      [...plain.matchAll(/[{,](necessary|preferences|statistics|marketing):(true|false)(?=[,}])/g)].map(
        ([, id, value]) => [id, value === 'true'],
      ),
    )
    if (!/^\{.*\}$/s.test(plain) || Object.keys(answers).length < 4) throw new TypeError('it is no list of answers')
    const granted = idsWith(answers, true)
    if (granted.length > 1 && !/[{,]method:'explicit'[,}]/.test(plain)) return undefined
    const time = /[{,]utc:(\d{1,15})[,}]/.exec(plain)?.[1]
    return { granted, refused: idsWith(answers, false), ...(time && { at: Number(time) }) }
  },
}
