import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Consent, type ConsentConfig, ConsentConfigError, createConsent } from '../src/index'
import { cookieNames, writeCookie } from '../src/storage/cookieJar'
import { SITE } from './support/configs'
import { installJar, type Jar } from './support/jar'
import { polyfillDialog } from './support/polyfillDialog'

let jar: Jar
let consent: Consent | undefined
beforeEach(() => {
  jar = installJar()
  document.body.innerHTML = ''
})
afterEach(() => {
  consent?.destroy()
  consent = undefined
  jar.restore()
})
const create = (config: ConsentConfig): Consent => {
  consent = createConsent({ afterRevoke: 'keep', ...config })
  return consent
}
function refused(config: unknown): ConsentConfigError {
  try {
    consent = createConsent(config as ConsentConfig)
  } catch (error) {
    return error as ConsentConfigError
  }
  throw new Error('it was taken')
}

describe('createConsent', () => {
  it('returns the API, headless', () => {
    const api = create({ ...SITE, ui: false })
    expect(api.choice).toBeNull()
    expect(api.allows('analytics')).toBe(false)
    api.acceptAll()
    expect(api.allows('matomo', 'persistent')).toBe(true)
    expect(api.receipt()).toMatchObject({ schema: 'interact-consent/1', site: 'www.example.com', choice: api.choice })
    expect(document.getElementById('interact-consent-root')).toBeNull()
  })

  it('needs no config', () => {
    consent = createConsent({ ui: false })
    expect(consent.allows('necessary')).toBe(true)
    expect(['functional', 'analytics', 'marketing'].some((id) => consent?.allows(id))).toBe(false)
  })

  it('throws one line for a config that throws when it is read, or is none yet', () => {
    const mine = () => {
      throw new Error('mine')
    }
    const getter = Object.defineProperty({}, 'services', { get: mine, enumerable: true })
    for (const config of [getter, new Proxy({}, { ownKeys: mine }), { policy: getter }, { text: { en: getter } }])
      expect(refused(config)).toMatchObject({
        name: 'ConsentConfigError',
        message: 'the config: it cannot be read (Error: mine)',
      })
    expect(refused(Promise.resolve({})).message).toBe('the config: a Promise is not allowed here, it takes an object')
  })

  it('throws one line for each thing that is wrong', () => {
    const error = refused({ polcy: {}, services: [{ id: 'x', category: 'analitics' }], ui: 'no' })
    expect(error).toBeInstanceOf(ConsentConfigError)
    expect(error).toBeInstanceOf(Error)
    expect([error.name, error.code]).toEqual(['ConsentConfigError', 'consent-config'])
    expect(error.problems.map(({ path }) => path).sort()).toEqual(['polcy', 'services[0].category', 'ui'])
    const lines = error.message.split('\n')
    expect(lines).toHaveLength(3)
    expect(lines.join()).toContain('did you mean "policy"?')
    expect(lines.join()).toContain('did you mean "analytics"?')
  })

  it.each([[null], ['x'], [[]], [5]])('throws for %j', (config) => {
    expect(refused(config)).toBeInstanceOf(ConsentConfigError)
  })

  it('has started nothing where it throws', () => {
    refused({ ...SITE, polcy: {} })
    writeCookie('_fbp=1;path=/')
    expect(cookieNames()).toEqual(['_fbp'])
  })

  it('asks with the modal, which comes when it is needed', async () => {
    polyfillDialog()
    const opened = vi.fn()
    const api = create(SITE)
    api.on('open', opened)
    expect(document.getElementById('interact-consent-root')).toBeNull()
    await vi.waitFor(() => expect(opened).toHaveBeenCalledExactlyOnceWith({ view: 'notice' }), 5000)
    expect(document.querySelector('#interact-consent-root [data-consent-action="reject-all"]')).not.toBeNull()
    expect(cookieNames()).toEqual([])
    document.querySelector<HTMLElement>('#interact-consent-root [data-consent-action="accept-all"]')?.click()
    expect(api.choice).toMatchObject({ granted: ['functional', 'analytics', 'marketing'], by: 'visitor' })
    api.destroy()
    expect(document.getElementById('interact-consent-root')).toBeNull()
  })

  it('releases only tags that bear the nonce of the config, or of the page', async () => {
    for (const where of ['config', 'page']) {
      document.body.innerHTML = `<script type="application/json" id="own"></script>
        <script type="text/plain" data-consent="necessary" id="without"></script>
        <script type="text/plain" data-consent="necessary" id="with"></script>`
      for (const id of where === 'page' ? ['own', 'with'] : ['with']) {
        const tag = document.getElementById(id) as HTMLScriptElement
        tag.setAttribute('nonce', 'n')
        tag.nonce = 'n'
      }
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const api = create({ ui: false, ...(where === 'config' && { nonce: 'n' }) })
      const released: (string | undefined)[] = []
      const held: string[] = []
      api.on('released', ({ element }) => released.push(element?.id))
      api.on('error', ({ error }) => held.push(error.message))
      await vi.waitFor(() => expect(released).toEqual(['with']))
      expect(held.join()).toContain('script-held')
      api.destroy()
    }
  })
})
