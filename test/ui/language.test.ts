import { describe, expect, it } from 'vitest'
import { config, mount } from './fakeHost'

const text = { pt: { acceptAll: 'Aceitar tudo' }, 'pt-BR': { rejectAll: 'Rejeitar tudo' }, ar: { title: 'ملفات' } }

describe('the language of the root', () => {
  it('is that of the words shown, with its direction', async () => {
    expect((await mount({ config: { ...config, text, language: 'ar' } })).root).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
    })
    expect((await mount({ config: { ...config, text, language: 'tlh' } })).root).toMatchObject({
      lang: navigator.language,
      dir: 'ltr',
    })
  })

  it('is taken from the page', async () => {
    document.documentElement.lang = 'pt-PT'
    const { button, root } = await mount({ config: { ...config, text } })
    document.documentElement.lang = ''
    expect(root.lang).toBe('pt-PT')
    expect(button('accept-all').textContent).toBe('Aceitar tudo')
    expect(button('reject-all').textContent).toBe('Rejeitar tudo')
  })
})
