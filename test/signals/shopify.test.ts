// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { shopify } from '../../src/signals/shopify'
import { terms } from '../support/terms'

const consent = (marketing: boolean) => ({ analytics: false, marketing, preferences: false, sale_of_data: marketing })

it('is told nothing before a choice, as it stores the answer', () => {
  expect(shopify.calls(terms([], { decided: false }))).toEqual([])
  expect(shopify.calls(terms([]))).toEqual([['setTrackingConsent', consent(false)]])
  // Under opt-out, the undecided count as granting.
  expect(shopify.calls(terms(['marketing'], { decided: false }))).toEqual([['setTrackingConsent', consent(true)]])
})

it('loads the API if it is missing', () => {
  const setTrackingConsent = vi.fn()
  const shop: { customerPrivacy?: object; loadFeatures: typeof load } = { loadFeatures: load }
  const asked: object[] = []
  function load(features: object[], done: (error?: unknown) => void) {
    asked.push(features)
    done(asked.length > 1 ? new Error('theirs') : undefined)
    shop.customerPrivacy = { setTrackingConsent }
    done()
  }
  expect(shopify.makeCall(shop, ['setTrackingConsent', consent(true)])).toBe(true)
  expect(asked).toEqual([[{ name: 'consent-tracking-api', version: '0.1' }]])
  expect(setTrackingConsent.mock.calls).toEqual([[consent(true), expect.any(Function)]])
  expect(shopify.makeCall({}, ['setTrackingConsent', consent(true)])).toBe(false)
})

it('does not give the same answer again', () => {
  const setTrackingConsent = vi.fn()
  const word = (yes: boolean) => (yes ? 'yes' : 'no')
  const currentVisitorConsent = () =>
    Object.fromEntries(Object.entries(consent(true)).map(([key, yes]) => [key, word(yes)]))
  const shop = { customerPrivacy: { setTrackingConsent, currentVisitorConsent } }
  shopify.makeCall(shop, ['setTrackingConsent', consent(true)])
  expect(setTrackingConsent).not.toHaveBeenCalled()
  shopify.makeCall(shop, ['setTrackingConsent', consent(false)])
  expect(setTrackingConsent).toHaveBeenCalledOnce()
})
