import { getAttribute } from '../../lib/natives'
import { idsWith, parseObject } from '../parse'
import type { Tool } from '../types'

/**
 * klaro 0.7: services by name, in tags (https://klaro.org/docs/tutorials/usage) and in what it stores, which has no
 * date (`saveConsents` in its `consent-manager.js`): `{"matomo":true,"youtube":false}`.
 */
export const klaro: Tool = {
  tag: '[data-name]',
  holdsAll: true,
  isCommon: true,
  needOf: (element) => [`${getAttribute(element, 'data-name')}`],
  names: ['klaro'],
  days: 120,
  read(text) {
    const answers = parseObject(text)
    const granted = idsWith(answers, true)
    const refused = idsWith(answers, false)
    if (granted.length + refused.length < Object.keys(answers).length) throw new TypeError('it is no list of answers')
    return { granted, refused }
  },
}
