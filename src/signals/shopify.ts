import type { Vendor } from './types'

interface Privacy {
  setTrackingConsent?(consent: object, done: () => void): void
  currentVisitorConsent?(): Record<string, string>
}
interface Shopify {
  customerPrivacy?: Privacy
  loadFeatures?(features: object[], done: (error?: unknown) => void): void
}

/** Returns whether Shopify knows this answer (as `yes` and `no`): the same answer again would fire its event again. */
const isTold = ({ currentVisitorConsent }: Privacy, consent: Record<string, boolean>): boolean => {
  const current = currentVisitorConsent?.() ?? {}
  return Object.entries(consent).every(([key, value]) => current[key] === (value ? 'yes' : 'no'))
}

/**
 * Shopify's Customer Privacy API. It keeps the answer in its own cookie for checkout and apps, so it is told nothing
 * before a choice. https://shopify.dev/docs/api/customer-privacy
 */
export const shopify: Vendor = {
  id: 'shopify',
  global: 'Shopify',
  calls: ({ allows, decided }) => {
    const consent = {
      analytics: allows('analytics'),
      marketing: allows('marketing'),
      preferences: allows('functional'),
      sale_of_data: allows('marketing'),
    }
    return decided || Object.values(consent).includes(true) ? [['setTrackingConsent', consent]] : []
  },
  makeCall(target, [, consent]) {
    const shop = Object(target) as Shopify
    const set = (): void => {
      const privacy = shop.customerPrivacy
      if (privacy && !isTold(privacy, consent as never)) privacy.setTrackingConsent?.(consent as object, () => {})
    }
    if (shop.customerPrivacy) set()
    else if (shop.loadFeatures)
      shop.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => error || set())
    else return false
    return true
  },
}
