import { getAttribute } from '../../lib/natives'
import { ONETRUST_GROUPS } from '../names'
import { parseTime } from '../parse'
import type { Tool } from '../types'

/**
 * OneTrust. Tags: https://my.onetrust.com/s/article/UUID-518074a1-a6da-81c3-be52-bae7685d9c94. Cookies:
 * https://my.onetrust.com/articles/en_US/Knowledge/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0. `OptanonConsent` is there
 * before anybody answers; `OptanonAlertBoxClosed` is the time of the answer: of several, the oldest, as nothing says
 * which of the others it belongs to.
 */
export const onetrust: Tool = {
  ids: ONETRUST_GROUPS,
  tag: '[class*="optanon-category-"]',
  holdsAll: true,
  needOf: (element) =>
    [...`${getAttribute(element, 'class')}`.matchAll(/(?:^|\s)optanon-category-(\S+)/g)].flatMap(([, groups = '']) =>
      groups.split('-').filter(Boolean),
    ),
  names: ['OptanonConsent', 'OptanonAlertBoxClosed'],
  days: 365,
  read(text, _, get) {
    const closed = get('OptanonAlertBoxClosed').map((time) => parseTime(decodeURIComponent(time)))
    const fields = new URLSearchParams(text)
    if (!closed[0] || fields.get('AwaitingReconsent') === 'true') return undefined
    const groups = (fields.get('groups') ?? '').split(',').map((group) => /^(\S+):([01])$/.exec(group))
    const idsOf = (status: string): string[] => groups.flatMap((group) => (group?.[2] === status ? `${group[1]}` : []))
    if (!groups.every(Boolean)) throw new TypeError('its groups cannot be read')
    return { granted: idsOf('1'), refused: idsOf('0'), at: Math.min(...closed) }
  },
}
