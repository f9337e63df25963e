import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createOriginCheck } from '../../../src/gate/scripts/checkOrigin'
import { readTag, type Tag } from '../../../src/gate/scripts/readTag'
import { plain } from '../../../src/lib/trusted'
import { fakeContext } from '../../support/gateContext'

/** What the page's policy lets run. Stands in for the browser's judgement, which happy-dom lacks. */
const policy = vi.hoisted(() => ({ handlers: true, texts: true }))
vi.mock(import('../../../src/lib/natives'), async (original) => ({
  ...(await original()),
  append(_, script) {
    if (script instanceof HTMLScriptElement && policy.texts) script.title = '1'
  },
}))
beforeEach(() => {
  Object.assign(policy, { handlers: true, texts: true })
  vi.spyOn(HTMLElement.prototype, 'click').mockImplementation(function (this: HTMLElement) {
    if (policy.handlers) this.title = '1'
  })
})
const tag = (attributes: Record<string, string>, nonce = ''): Tag => {
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  script.nonce = nonce
  return readTag(script)
}
const FOREIGN = { src: 'https://vendor.example/v.js' }

describe('createOriginCheck, if our own tag has a nonce', () => {
  const context = fakeContext({ nonce: 'n', trusted: { ...plain, createScript: (text) => text } })
  const check = createOriginCheck(context)

  it.each([[FOREIGN], [{ 'data-src': '/v.js' }], [{}]])(
    'accepts %j with that nonce as the page’s own',
    (attributes) => {
      expect(check(tag(attributes, 'n'), false).trusted).toBe(context.trusted)
    },
  )
  it('sets the text of its inline scripts through the policy, if the page requires Trusted Types', () => {
    const policyText = { toString: () => ';' } as string
    vi.spyOn(HTMLScriptElement.prototype, 'text', 'set').mockImplementation((text) => {
      if (text !== policyText) throw new TypeError('This document requires TrustedScript')
    })
    const create = (trusted: typeof plain) => createOriginCheck(fakeContext({ nonce: 'n', trusted }))
    expect(create({ ...plain, createScript: () => policyText })(tag({}, 'n'), false).text).toBe('set')
    expect(create(plain)(tag({}, 'n'), false).text).toBe('bound')
    expect(check(tag(FOREIGN, 'n'), false).text).toBe('bound')
    vi.restoreAllMocks()
  })
  it.each([
    ['', FOREIGN, false],
    ['guess', FOREIGN, true],
    ['', { src: '/own.js' }, true],
    ['', {}, false],
  ])('holds one with the nonce %j: %j', (nonce, attributes, isDeclared) => {
    expect(() => check(tag(attributes, nonce), isDeclared)).toThrow('nonce')
  })
})

describe('createOriginCheck, if our own tag has no nonce', () => {
  const create = () => createOriginCheck(fakeContext({ isOwnHost: (host) => host === '' || host === 'www.example' }))

  it.each([[FOREIGN], [{ src: 'data:text/javascript,1' }], [{}]])('accepts %j if markup runs anyway', (attributes) => {
    expect(create()(tag(attributes), false).trusted).toBe(plain)
  })
  it.each([
    ['a host that a service declares', FOREIGN, true],
    ['the site’s own host', { src: 'https://www.example/v.js' }, false],
  ])('accepts %s whatever the policy', (_, attributes, isDeclared) => {
    policy.handlers = false
    expect(create()(tag(attributes), isDeclared).trusted).toBe(plain)
  })
  it.each([
    [FOREIGN],
    [{ ...FOREIGN, integrity: 'sha256-x' }],
    [{ src: 'data:text/javascript,1' }],
    [{ src: 'blob:x' }],
  ])('holds %j if markup does not run', (attributes) => {
    policy.handlers = false
    expect(() => create()(tag(attributes), false)).toThrow('declares')
  })
  it('holds an inline script if the browser would run any that we start, and markup does not run', () => {
    policy.handlers = false
    expect(() => create()(tag({}), false)).toThrow('nonce')
  })
  it('leaves an inline script unchanged if the browser judges it by its text', () => {
    Object.assign(policy, { handlers: false, texts: false })
    expect(create()(tag({}), false)).toEqual({ trusted: plain, text: 'bound' })
  })
})
