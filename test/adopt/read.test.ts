import { describe, expect, it } from 'vitest'
import type { AdoptedTool } from '../../src/adopt/names'
import { ADOPTED_TOOLS } from '../../src/adopt/names'
import { toolOf } from '../../src/adopt/toolOf'
import type { Adoption } from '../../src/adopt/types'

const read = (from: AdoptedTool, text: string, adoption: Adoption = {}, others: Record<string, string[]> = {}) =>
  toolOf(from)?.read?.(text, adoption, (name) => others[name] ?? [])
const AT = Date.UTC(2026, 9, 1, 12)

const cc = (more: object = {}): string =>
  encodeURIComponent(
    JSON.stringify({
      categories: ['necessary', 'analytics'],
      revision: 2,
      data: null,
      consentTimestamp: new Date(AT - 1e6).toISOString(),
      consentId: 'a2c1',
      services: { necessary: [], analytics: ['ga'], ads: [] },
      languageCode: 'en',
      lastConsentTimestamp: new Date(AT).toISOString(),
      expirationTime: AT + 182 * 864e5,
      ...more,
    }),
  )
const COOKIEBOT =
  "{stamp:'aZ0+/==',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:1790856000000,region:'gb'}"
const OPTANON = new URLSearchParams({
  isGpcEnabled: '0',
  datestamp: 'Thu Oct 01 2026 14:00:00 GMT+0200 (Central European Summer Time)',
  version: '202604.2.0',
  interactionCount: '1',
  landingPath: 'NotLandingPage',
  groups: 'C0001:1,C0002:1,C0003:0,C0004:0',
  AwaitingReconsent: 'false',
})
const closed = { OptanonAlertBoxClosed: [new Date(AT).toISOString()] }

describe('the stored answer of another tool', () => {
  it('is read from the cookie or the key of vanilla-cookieconsent', () => {
    const answer = {
      granted: ['necessary', 'analytics', 'ga'],
      isWhole: true,
      byService: ['analytics'],
      at: AT,
      expires: AT + 182 * 864e5,
    }
    expect(read('vanilla-cookieconsent', cc())).toEqual(answer)
    expect(read('vanilla-cookieconsent', decodeURIComponent(cc()))).toEqual(answer)
    expect(read('vanilla-cookieconsent', cc(), { revision: '2' })).toEqual(answer)
  })

  it('does not count if it is to another revision, or bears no id', () => {
    expect(read('vanilla-cookieconsent', cc(), { revision: '3' })).toBeUndefined()
    expect(read('vanilla-cookieconsent', cc({ consentId: undefined }))).toBeUndefined()
  })

  it('is read from klaro, which gives no date', () => {
    const text = encodeURIComponent('{"matomo":true,"youtube":false}')
    expect(read('klaro', text)).toEqual({ granted: ['matomo'], refused: ['youtube'] })
  })

  it('is read from cookieconsent (Osano): a grant only where the site says of what', () => {
    expect(read('cookieconsent', 'deny')).toEqual({ granted: [], isWhole: true })
    expect(read('cookieconsent', 'allow', { map: { allow: 'analytics' } })).toEqual({ granted: ['allow'] })
    expect(() => read('cookieconsent', 'allow')).toThrow('names no purpose')
    expect(() => read('cookieconsent', 'dismiss', { map: { allow: 'analytics' } })).toThrow('grants nothing')
  })

  it('is read from the cookie and from the key of c15t', () => {
    const answer = { granted: ['necessary', 'measurement'], isWhole: true, at: AT }
    expect(read('c15t', `c.necessary:1,c.measurement:1,i.t:${AT},i.sid:sub_1`)).toEqual(answer)
    const consents = { necessary: true, measurement: true, marketing: false, experience: false, functionality: false }
    expect(read('c15t', JSON.stringify({ consents, consentInfo: { time: AT, subjectId: 'sub_1' } }))).toEqual(answer)
    // c15t 2 asks again after an answer to c15t 1.
    expect(read('c15t', JSON.stringify({ consents, consentInfo: { time: AT, id: 'x' } }))).toBeUndefined()
  })

  it('is read from tarteaucitron, without what waits', () => {
    expect(read('tarteaucitron', '!gtag=true!youtube=false!hotjar=wait')).toEqual({
      granted: ['gtag'],
      refused: ['youtube'],
    })
    expect(read('tarteaucitron', '!hotjar=wait')).toBeUndefined()
  })

  it.each([COOKIEBOT, encodeURIComponent(COOKIEBOT)])('is read from Cookiebot: %s', (text) => {
    expect(read('cookiebot', text)).toEqual({
      granted: ['necessary', 'statistics'],
      refused: ['preferences', 'marketing'],
      at: 1790856000000,
    })
  })

  it('is no grant where Cookiebot asked nobody', () => {
    expect(read('cookiebot', '0')).toEqual({ granted: [], isWhole: true })
    expect(read('cookiebot', '-1')).toBeUndefined()
    expect(read('cookiebot', COOKIEBOT.replace('explicit', 'implied'))).toBeUndefined()
    const refused = COOKIEBOT.replace('explicit', 'implied').replace('statistics:true', 'statistics:false')
    expect(read('cookiebot', refused)).toMatchObject({ granted: ['necessary'] })
  })

  it('is no grant where tarteaucitron runs a service without consent', () => {
    expect(read('tarteaucitron', '!matomo=true!gtag=true!plausible=false')).toEqual({
      granted: ['gtag'],
      refused: ['plausible'],
    })
    expect(read('tarteaucitron', '!matomo=true!gtag=wait')).toBeUndefined()
  })

  it('is as old as the oldest banner of OneTrust that was closed', () => {
    const times = { OptanonAlertBoxClosed: [AT + 1e9, AT - 1e9].map((time) => new Date(time).toISOString()) }
    expect(read('onetrust', `${OPTANON}`, {}, times)).toMatchObject({ at: AT - 1e9 })
  })

  it('is read from OneTrust once its banner was answered', () => {
    expect(read('onetrust', `${OPTANON}`, {}, closed)).toEqual({
      granted: ['C0001', 'C0002'],
      refused: ['C0003', 'C0004'],
      at: AT,
    })
    expect(read('onetrust', `${OPTANON}`)).toBeUndefined()
    expect(read('onetrust', `${OPTANON}`.replace('Reconsent=false', 'Reconsent=true'), {}, closed)).toBeUndefined()
  })

  it('throws where it is damaged, whichever tool it is of', () => {
    const damaged: Record<string, string[]> = {
      'vanilla-cookieconsent': [
        cc().slice(0, -9),
        cc({ categories: 'all' }),
        cc({ lastConsentTimestamp: 'soon' }),
        '%',
      ],
      klaro: ['true', '[]', '%7B%22a%22%3A1%7D', 'x'],
      cookieconsent: ['yes', '1'],
      c15t: ['x', '{"consents":', 'c.marketing:1,i.t:soon,i.sid:s', 'c.marketing:1,i.sid:s'],
      tarteaucitron: ['!gtag=yes', 'gtag=true', '!gtag=true;'],
      cookiebot: ['{', '{stamp:1}', COOKIEBOT.replace('marketing:false', 'marketing:1'), '%E0'],
      onetrust: ['x', 'groups=C0001', 'groups=C0001:2'],
    }
    for (const from of ADOPTED_TOOLS)
      for (const text of damaged[from] ?? []) expect(() => read(from, text, {}, closed), `${from} ${text}`).toThrow()
    expect(() => read('onetrust', `${OPTANON}`, {}, { OptanonAlertBoxClosed: ['soon'] })).toThrow('date')
  })
})
