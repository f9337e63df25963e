import { getAttribute } from '../../lib/natives'
import type { Tool } from '../types'

/**
 * Usercentrics: tags by the name of a service
 * (https://docs.usercentrics.com/#/direct-implementation-guide). How it stores an answer is not documented.
 */
export const usercentrics: Tool = {
  tag: '[data-usercentrics]',
  holdsAll: true,
  addresses: ['data-uc-src', 'uc-src'],
  needOf: (element) => [`${getAttribute(element, 'data-usercentrics')}`],
  names: [],
  days: 365,
}
