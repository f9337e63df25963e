import type { Tool } from '../types'

/** tarteaucitron: services by name, without a date (`cookie.create` in its source): `!gtag=true!youtube=false!hotjar=wait`. */
export const tarteaucitron: Tool = {
  names: ['tarteaucitron'],
  days: 365,
  read(text) {
    const answers = [...text.matchAll(/!([^!=]+)=(true|false|wait)/g)]
    if (answers.map(([all]) => all).join('') !== text) throw new TypeError('it is no list of answers')
    const idsOf = (status: string): string[] => answers.flatMap(([, id = '', given]) => (given === status ? [id] : []))
    const granted = idsOf('true')
    const refused = idsOf('false')
    return granted[0] || refused[0] ? { granted, refused } : undefined
  },
}
