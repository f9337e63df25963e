import { describe, expect, it } from 'vitest'
import { cookieNames, writeCookie } from '../../src/storage/cookieJar'
import { SITE } from '../support/configs'
import { again, browser, jar, NAME, setUpPage } from '../support/enginePage'
import { start, stopAll } from '../support/fakeDoor'

setUpPage()

describe('the browser’s own settings', () => {
  const GPC = { ...SITE, mode: 'opt-in' as const }

  it.each([false, undefined, null, 1, '1', 'true'])('ignore globalPrivacyControl %j', async (value) => {
    browser('globalPrivacyControl', value)
    const { consent } = await start(GPC)
    consent.acceptAll()
    expect(consent.allows('marketing')).toBe(true)
    expect(consent.receipt()?.signal).toBe(false)
  })

  it('refuse marketing under Global Privacy Control, also to "accept all"', async () => {
    browser('globalPrivacyControl', true)
    const { consent, door } = await start(GPC)
    expect(door.host().model().withheld).toEqual(['marketing'])
    consent.acceptAll()
    expect(consent.choice?.granted).toEqual(['functional', 'analytics'])
    expect(consent.allows('ads')).toBe(false)
    expect(consent.allows('matomo')).toBe(true)
    expect(consent.receipt()?.signal).toBe(true)
  })

  it('let only the category’s own switch override the signal, permanently', async () => {
    browser('globalPrivacyControl', true)
    const { consent, door } = await start(GPC)
    door.host().choose({ granted: ['marketing'] })
    expect(consent.allows('ads')).toBe(true)
    const next = await again(GPC)
    expect(next.consent.allows('ads')).toBe(true)
    expect(next.door.shown).toEqual([])
  })

  it('override an older grant', async () => {
    ;(await start(GPC)).consent.acceptAll()
    browser('globalPrivacyControl', true)
    const { consent } = await again(GPC)
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('marketing')).toBe(false)
    expect(document.documentElement.dataset.consentGranted).toBe('functional analytics')
    writeCookie('_fbp=1;path=/')
    expect(cookieNames()).toEqual([NAME])
  })

  it('refuse marketing to the undecided under opt-out, and nothing else', async () => {
    browser('globalPrivacyControl', true)
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.allows('analytics')).toBe(true)
    expect(consent.allows('ads')).toBe(false)
  })

  it('refuse the categories that the config names, or none', async () => {
    browser('globalPrivacyControl', true)
    const marked = await start({ categories: { stats: { gpc: true }, ads: {}, marketing: { gpc: false } } })
    expect(marked.door.host().model().withheld).toEqual(['stats'])
    stopAll()
    const off = await start({ respect: { gpc: false } })
    expect(off.door.host().model().withheld).toEqual([])
  })

  it('respect Do Not Track only if the config does', async () => {
    browser('doNotTrack', '1')
    expect((await start(SITE)).door.host().model().withheld).toEqual([])
    stopAll()
    expect((await start({ ...SITE, respect: { dnt: true } })).door.host().model().withheld).toEqual(['marketing'])
    stopAll()
    browser('doNotTrack', 'unspecified')
    expect((await start({ ...SITE, respect: { dnt: true } })).door.host().model().withheld).toEqual([])
  })

  it('take cookies switched off for a refusal, and ask nobody', async () => {
    browser('cookieEnabled', false)
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
    Object.defineProperty(Document.prototype, 'cookie', { ...own, get: () => '', set() {} })
    const { consent, door } = await start(SITE)
    expect(consent.choice).toMatchObject({ granted: [], by: 'browser' })
    expect(consent.allows('analytics')).toBe(false)
    expect(door.shown).toEqual([])
    expect(jar.written).toEqual([])
  })

  it('take cookies switched off for a refusal under opt-out too', async () => {
    browser('cookieEnabled', false)
    const { consent } = await start({ ...SITE, mode: 'opt-out' })
    expect(consent.allows('analytics')).toBe(false)
  })
})
