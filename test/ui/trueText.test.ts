import { describe, expect, it } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import { hashOf, wordsOf } from '../../src/ui/shownWords'
import { enNotice } from '../../src/ui/text/enNotice'
import { resolveText } from '../../src/ui/text/resolveText'
import { trueText } from '../../src/ui/trueText'
import { resolved } from '../support/configs'
import { mount } from './fakeHost'

const NOTHING = 'no data of any sort is collected'
const NEEDED = 'only what the site needs to work is kept'
const said = (config: ConsentConfig): string => trueText(enNotice, resolved(config)).refusal

describe('what refusing means', () => {
  const login = { id: 'login', category: 'necessary' }
  const ads = { id: 'ads', category: 'marketing', hosts: ['ads.example'], storage: ['ad'] }

  it.each<[string, ConsentConfig]>([
    ['nothing is declared', { undeclared: 'block' }],
    ['all that is declared needs consent', { undeclared: 'block', services: [ads] }],
    ['what is necessary keeps and sends nothing', { undeclared: 'block', services: [login] }],
    [
      'what is necessary keeps the choice alone',
      { undeclared: 'block', services: [{ ...login, cookies: [{ name: 'interact_consent', lifetime: '180 days' }] }] },
    ],
  ])('is that nothing is collected, if %s and undeclared names are held', (_, config) => {
    expect(said(config)).toContain(NOTHING)
    for (const undeclared of ['allow', 'block-third-party'] as const)
      expect(said({ ...config, undeclared })).toContain(NEEDED)
  })

  it.each([
    ['a cookie', { cookies: [{ name: 'sid', lifetime: 'session' }] }],
    ['a key', { storage: ['cart'] }],
    ['a host', { hosts: ['pay.example'] }],
  ])('is that necessary data is kept, if something necessary has %s', (_, kept) => {
    expect(said({ undeclared: 'block', services: [{ ...login, ...kept }] })).toContain(NEEDED)
  })

  it('is that necessary data is kept, if a record of the refusal is posted', () => {
    expect(said({ undeclared: 'block', receipts: { url: '/receipts', refusals: true } })).toContain(NEEDED)
    expect(said({ undeclared: 'block', receipts: { url: '/receipts' } })).toContain(NOTHING)
  })

  it("is what the site's own words say, whatever it declares", () => {
    const own = resolveText(enNotice, ['en'], { categories: [] }, { refusal: 'Ours.' }).text
    expect(trueText(own, resolved({})).refusal).toBe('Ours.')
    const both = resolveText(enNotice, ['en'], { categories: [] }, { refusal: 'Nothing.', refusalKept: 'Little.' }).text
    expect(trueText(both, resolved({})).refusal).toBe('Little.')
  })

  it('is stated once in the words that are kept with the choice, and changes their hash', async () => {
    const words = (undeclared: 'block' | 'allow') => {
      const config = resolved({ undeclared })
      return wordsOf(trueText(enNotice, config), config)
    }
    expect([words('block').includes(NOTHING), words('block').includes(NEEDED)]).toEqual([true, false])
    expect([words('allow').includes(NOTHING), words('allow').includes(NEEDED)]).toEqual([false, true])
    expect(await hashOf(words('block'))).not.toBe(await hashOf(words('allow')))
  })

  it('is shown in the notice', async () => {
    const { root } = await mount({ config: resolved({ undeclared: 'block' }) })
    expect(root.textContent).toContain(NOTHING)
  })
})
