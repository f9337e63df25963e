import { findByWord, guessAt } from '../declaration/catalogueNames'
import * as catalogue from '../services/index'
import { paint } from './colours'
import type { Command } from './types'

export const list: Command = {
  usage: '[words]',
  about: 'list the services of the catalogue, or those that the words are found in',
  words: [0, 9],
  async run(words, _, world) {
    const word = words.join(' ')
    const all = Object.values(catalogue)
    const whole = findByWord(word, all)
    const found = whole.length
      ? whole
      : all.filter((service) => words.every((part) => findByWord(part, all).includes(service)))
    const width = Math.max(0, ...found.map(({ id }) => id.length))
    for (const { id, category, name, description, unverified } of found) {
      const mark = unverified ? paint(world, 'yellow', ` (not verified: ${unverified.join(', ')})`) : ''
      world.out(`${paint(world, 'bold', id.padEnd(width))}  ${category.padEnd(10)}  ${name}: ${description}${mark}`)
    }
    const guess = found.length ? undefined : guessAt(word, all)
    if (!found.length)
      world.err(
        `"${word}" is found in no service of the catalogue; ${guess ? `did you mean "${guess}"?` : '"list" alone shows all'}`,
      )
    return found.length ? 0 : 1
  },
}
