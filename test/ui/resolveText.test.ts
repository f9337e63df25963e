import { describe, expect, it } from 'vitest'
import { en } from '../../src/ui/text/en'
import { resolveText } from '../../src/ui/text/resolveText'

const categories = [
  { id: 'analytics', gpc: false },
  { id: 'research', gpc: false, label: 'Research' },
]

describe('resolveText', () => {
  it('is English where nothing else is given', () => {
    const { text, language } = resolveText({ categories, text: {} }, 'th')
    expect(language).toBe('en')
    expect(text.acceptAll).toBe('Accept all')
    expect(text.categories.research).toMatchObject({ label: 'Research', description: '' })
    expect(resolveText({ categories, text: {} }, 'en-GB').language).toBe('en-GB')
  })

  it('prefers the exact tag to its base, and falls back to English key by key', () => {
    const text = { pt: { acceptAll: 'Aceitar tudo' }, 'pt-BR': { acceptAll: 'Aceitar todos' } }
    expect(resolveText({ categories, text }, 'pt-BR').text.acceptAll).toBe('Aceitar todos')
    expect(resolveText({ categories, text }, 'pt-PT').text).toMatchObject({
      acceptAll: 'Aceitar tudo',
      rejectAll: 'Reject all',
    })
  })

  it("goes into categories: the site's text over its label over English", () => {
    const text = { de: { categories: { research: { label: 'Forschung', description: 'Studien' } } } }
    const words = resolveText({ categories, text }, 'de').text.categories
    expect(words.research).toMatchObject({ label: 'Forschung', description: 'Studien' })
    expect(words.analytics?.label).toBe(en.categories.analytics?.label)
    expect(words.necessary?.label).toBe('Necessary')
  })
})
