import * as catalogue from '../services/index'
import type { CatalogueService } from '../services/types'
import { paint } from './colours'
import type { Command } from './types'

const wordsOf = ({ id, name, provider, category, description, hosts = [], cookies = [] }: CatalogueService): string =>
  [id, name, provider, category, description, ...hosts, ...cookies.map((cookie) => cookie.name)].join(' ').toLowerCase()

export const list: Command = {
  usage: '[word]',
  about: 'list the services of the catalogue, or those that a word is found in',
  words: [0, 1],
  async run([word = ''], _, world) {
    const found = Object.values(catalogue).filter((service) => wordsOf(service).includes(word.toLowerCase()))
    const width = Math.max(0, ...found.map(({ id }) => id.length))
    for (const { id, category, name, description, unverified } of found) {
      const mark = unverified ? paint(world, 'yellow', ` (not verified: ${unverified.join(', ')})`) : ''
      world.out(`${paint(world, 'bold', id.padEnd(width))}  ${category.padEnd(10)}  ${name}: ${description}${mark}`)
    }
    if (!found.length) world.err(`"${word}" is found in no service of the catalogue`)
    return found.length ? 0 : 1
  },
}
