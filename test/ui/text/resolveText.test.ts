import { describe, expect, it } from 'vitest'
import { resolveText } from '../../../src/ui/text/resolveText'
import { tagsFor } from '../../../src/ui/text/tagsFor'
import { en } from '../../support/en'

const categories = [
  { id: 'analytics', gpc: false },
  { id: 'research', gpc: false, label: 'Research' },
]

describe('resolveText', () => {
  it('gives every category words: the id at least', () => {
    const { text } = resolveText(en, ['en'], { categories: [...categories, { id: 'maps', gpc: false }] })
    expect(text.acceptAll).toBe('Accept all')
    expect(text.categories.research).toMatchObject({ label: 'Research', description: '' })
    expect(text.categories.maps).toMatchObject({ label: 'maps', description: '' })
    expect(text.categories.necessary?.label).toBe('Necessary')
  })

  it("prefers the site's own words, key by key and within categories", () => {
    const own = { acceptAll: 'Aceitar', categories: { research: { label: 'Estudos', description: 'Para estudos' } } }
    const { text } = resolveText(en, ['pt'], { categories }, own)
    expect(text).toMatchObject({ acceptAll: 'Aceitar', rejectAll: 'Reject all' })
    expect(text.categories.research).toMatchObject({ label: 'Estudos', description: 'Para estudos' })
    expect(text.categories.analytics?.label).toBe(en.categories.analytics?.label)
  })

  it('names the language by its closest tag, and its direction', () => {
    const way = (tag: string) => {
      const { language, dir } = resolveText(en, tagsFor(tag), { categories })
      return `${language} ${dir}`
    }
    expect(['ar-EG', 'he', 'fa', 'ur-PK', 'ckb', 'dv', 'pa-PK'].map(way)).toEqual(
      ['ar-EG', 'he', 'fa', 'ur-PK', 'ckb', 'dv', 'pa-PK'].map((tag) => `${tag} rtl`),
    )
    expect(['de-AT', 'ja', 'tr', 'pa', 'az'].map(way)).toEqual(
      ['de-AT', 'ja', 'tr', 'pa', 'az'].map((tag) => `${tag} ltr`),
    )
  })
})
