import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '../packages/docs/src/address'
import { moduleCode } from '../packages/docs/src/moduleCode'
import { judge } from '../packages/docs/src/outcome'
import { expandConfig } from '../src/declaration/expandConfig'
import * as catalogue from '../src/services/index'

const services = Object.values(catalogue)
const plain = { theme: '', accent: '' }

/** What the module hands to `createConsent`, with what it imports in its scope. */
function run(code: string): unknown {
  const body = code.replace(/^import .*$/gm, '')
  const names = [...(/\{ (.*) \} from '@interactcx\/consent\/services'/.exec(code)?.[1] ?? '').split(', ')].filter(
    Boolean,
  )
  let given: unknown
  new Function('createConsent', ...names, body)(
    (config: unknown) => {
      given = config
    },
    ...names.map((name) => Reflect.get(catalogue, name)),
  )
  return given
}

describe('the configurator’s module', () => {
  it('imports services of the catalogue, and spreads those that differ', () => {
    const code = moduleCode(
      {
        policy: { url: '/p', version: '1' },
        services: ['Google Analytics', { use: 'hotjar', category: 'functional' }],
      },
      catalogue,
      { theme: 'paper', accent: '#123456' },
    )
    expect(code).toBe(`import { createConsent } from '@interactcx/consent'
import { googleAnalytics, hotjar } from '@interactcx/consent/services'
import '@interactcx/consent/themes/paper.css'

createConsent({
  policy: { url: '/p', version: '1' },
  services: [googleAnalytics, { ...hotjar, category: 'functional' }],
})

// In your style sheet: :root { --consent-accent: #123456 }`)
  })

  it('says the same as the config, whatever is in it', () => {
    const config = {
      policy: { url: "/it's", version: '1\n"2"\\', contact: '</script>' },
      services: [
        ...services.map(({ id }) => id),
        { id: 'own', category: 'x', hosts: [], cookies: [] },
        { use: 'matomo', id: 'm2' },
      ],
      categories: { 'a-b': {}, x: { label: 'ü', gpc: true } },
      mode: 'opt-out',
      nothing: null,
    }
    const given = run(moduleCode(config, catalogue, plain)) as { services: object[] }
    const bare = given.services.map((one) => ({ ...one, signal: undefined, sources: undefined, unverified: undefined }))
    expect({ ...given, services: bare }).toEqual(expandConfig(config, services).config)
  })

  it('imports nothing where the catalogue is not used', () => {
    expect(moduleCode({ services: ['no such tool'] }, catalogue, plain)).not.toContain('/services')
    expect(run(moduleCode({}, catalogue, plain))).toEqual({})
  })
})

describe('the configurator’s address', () => {
  const fragment = (state: unknown) => btoa(JSON.stringify(state))

  it('comes back as it was written', () => {
    const look = { theme: '', accent: '', scheme: 'dark', width: 'wide', way: 'cdn' } as const
    const state = { config: { text: { de: { title: 'Über „uns“' } } }, look }
    expect(readAddress(writeAddress(state))).toEqual(state)
  })

  it.each([null, 1, {}, { config: null, look: {} }, { config: [], look: {} }, { config: {}, look: null }])(
    'takes nothing from %j',
    (state) => expect(readAddress(fragment(state))).toBeUndefined(),
  )
})

describe('the configurator’s verdict', () => {
  it('advises as check does: cookies that stay too long', () => {
    const { problems, advice } = judge({ services: ['google-analytics'] }, services)
    expect(problems).toEqual([])
    expect(advice.join('\n')).toContain('the cookie _ga stays for 2 years')
  })

  it('asks for cookies that are not named, and for words that there are none of', () => {
    const service = { id: 'a', category: 'analytics', provider: 'A', policyUrl: '/a', hosts: ['a.test'] }
    const { advice } = judge({ services: [service], language: 'tlh' }, services)
    expect(advice.join('\n')).toContain('no cookies with their lifetimes')
    expect(advice.join('\n')).toContain('there are no words in "tlh"')
  })

  it('gives no advice on what is wrong, and tells of words that there are none of', () => {
    const { problems, advice } = judge({ services: ['google-analytics'], text: { en: { titel: 'x' } } }, services)
    expect(problems.join('\n')).toContain('did you mean "title"?')
    expect(advice).toEqual([])
  })
})
