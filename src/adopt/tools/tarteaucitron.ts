import type { Tool } from '../types'

/** Services that its source gives `needConsent: false`: it writes `true` for them on its own. */
const UNASKED = /^(crisp|matomo(hightrack)?|microanalytics|plausible|simpleanalytics|stonly|wysistathightrack)$/

/**
 * tarteaucitron: services by name, without a date (`cookie.create` in its source): `!gtag=true!youtube=false!hotjar=wait`.
 * It writes its cookie anew on a page load that meets a service for the first time, so the end of the cookie is not that
 * of an answer.
 */
export const tarteaucitron: Tool = {
  names: ['tarteaucitron'],
  days: 365,
  isRenewed: true,
  read(text) {
    const answers = [...text.matchAll(/!([^!=]+)=(true|false|wait)/g)]
    if (answers.map(([all]) => all).join('') !== text) throw new TypeError('it is no list of answers')
    const idsOf = (status: string): string[] => answers.flatMap(([, id = '', given]) => (given === status ? [id] : []))
    const granted = idsOf('true').filter((id) => !UNASKED.test(id))
    const refused = idsOf('false')
    return granted[0] || refused[0] ? { granted, refused } : undefined
  },
}
