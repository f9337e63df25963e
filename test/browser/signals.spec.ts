import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

/** A part has come in and has run; its own element is gone then. */
const arrived = async (
  page: { waitForFunction(text: string): Promise<unknown>; waitForTimeout(ms: number): Promise<void> },
  part: string,
): Promise<void> => {
  await page.waitForFunction(
    `performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('consent-${part}') && responseEnd)`,
  )
  await page.waitForTimeout(300)
}

const denied = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, 'denied']))
const granted = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, 'granted']))
const ad = 'ad_storage'
const both = ['ad_Storage', 'analytics_Storage']
const shop = (yes: boolean) => ({ analytics: yes, marketing: yes, preferences: yes, sale_of_data: yes })
const hub = (yes: boolean) => ({ analytics: yes, advertisement: yes, functionality: yes })
const out = (yes: boolean) => ({ opt_out_capturing_by_default: yes, opt_out_persistence_by_default: yes })
const sites = (yes: boolean) => ({ functional: yes, analytics: yes, marketing: yes })
const updated = (yes: boolean) => [
  ['track', 'Segment Consent Preference Updated', null, { consent: { categoryPreferences: sites(yes) } }],
]
const stamped = [['addSourceMiddleware', 'function']]

type Calls = unknown[][]
interface Row {
  global: string
  /** From the start of a page, without a choice. */
  undecided: Calls
  /** After that, by refusing. */
  refused?: Calls
  /** Instead, by accepting; for the session only makes no difference. */
  accepted: Calls
  /** After that, by taking it back. */
  withdrawn: Calls
  /** From the start of a page, to one who has accepted. */
  returning: Calls
  /** From the start of a page, to one who has refused; as to the undecided. */
  returningRefused?: Calls
}

const TABLE: Record<string, Row> = {
  uet: {
    global: 'uetq',
    undecided: [['push', 'consent', 'default', denied(ad)]],
    refused: [['push', 'consent', 'update', denied(ad)]],
    accepted: [['push', 'consent', 'update', granted(ad)]],
    withdrawn: [['push', 'consent', 'update', denied(ad)]],
    returning: [
      ['push', 'consent', 'default', denied(ad)],
      ['push', 'consent', 'update', granted(ad)],
    ],
  },
  clarity: {
    global: 'clarity',
    undecided: [['consentv2', denied(...both)]],
    accepted: [['consentv2', granted(...both)]],
    withdrawn: [['consentv2', denied(...both)]],
    returning: [['consentv2', granted(...both)]],
  },
  meta: {
    global: 'fbq',
    undecided: [['consent', 'revoke']],
    accepted: [['consent', 'grant']],
    withdrawn: [['consent', 'revoke']],
    returning: [['consent', 'grant']],
  },
  tiktok: {
    global: 'ttq',
    undecided: [['holdConsent']],
    accepted: [['grantConsent']],
    withdrawn: [['revokeConsent']],
    returning: [['grantConsent']],
  },
  pinterest: {
    global: 'pintrk',
    undecided: [['setconsent', false]],
    accepted: [['setconsent', true]],
    withdrawn: [['setconsent', false]],
    returning: [['setconsent', true]],
  },
  reddit: {
    global: 'rdt',
    undecided: [['disableFirstPartyCookies']],
    accepted: [['enableFirstPartyCookies']],
    withdrawn: [['disableFirstPartyCookies']],
    returning: [['enableFirstPartyCookies']],
  },
  matomo: {
    global: '_paq',
    undecided: [['push', ['requireConsent']]],
    accepted: [['push', ['setConsentGiven']]],
    withdrawn: [['push', ['requireConsent']]],
    returning: [
      ['push', ['requireConsent']],
      ['push', ['setConsentGiven']],
    ],
  },
  posthog: {
    global: 'posthog',
    undecided: [['set_config', out(true)], ['clear_opt_in_out_capturing']],
    accepted: [['set_config', out(false)], ['clear_opt_in_out_capturing']],
    withdrawn: [['set_config', out(true)], ['clear_opt_in_out_capturing']],
    returning: [['set_config', out(false)], ['clear_opt_in_out_capturing']],
  },
  mixpanel: {
    global: 'mixpanel',
    undecided: [],
    accepted: [['clear_opt_in_out_tracking']],
    withdrawn: [['opt_out_tracking', { delete_user: false }], ['disable']],
    returning: [['clear_opt_in_out_tracking']],
  },
  amplitude: {
    global: 'amplitude',
    undecided: [['setOptOut', true]],
    accepted: [['setOptOut', false]],
    withdrawn: [['setOptOut', true]],
    returning: [['setOptOut', false]],
  },
  hubspot: {
    global: '_hsp',
    undecided: [['push', ['setHubSpotConsent', hub(false)]]],
    accepted: [['push', ['setHubSpotConsent', hub(true)]]],
    withdrawn: [
      ['push', ['revokeCookieConsent']],
      ['push', ['setHubSpotConsent', hub(false)]],
    ],
    returning: [['push', ['setHubSpotConsent', hub(true)]]],
  },
  segment: {
    global: 'analytics',
    undecided: stamped,
    accepted: updated(true),
    withdrawn: updated(false),
    returning: stamped,
  },
  shopify: {
    global: 'Shopify',
    undecided: [],
    refused: [['setTrackingConsent', shop(false)]],
    accepted: [['setTrackingConsent', shop(true)]],
    withdrawn: [['setTrackingConsent', shop(false)]],
    returning: [['setTrackingConsent', shop(true)]],
    returningRefused: [['setTrackingConsent', shop(false)]],
  },
}

/** Recorders in the place of all vendors: functions whose every method is there too. */
const recorders = `<script>
  window.heard = {}
  for (const name of ${JSON.stringify(Object.values(TABLE).map(({ global }) => global))}) {
    heard[name] = []
    const hear = (...call) => void heard[name].push(JSON.parse(JSON.stringify(call, (_, value) => typeof value === 'function' ? 'function' : value)))
    window[name] = new Proxy(hear, { get: (_, key) => (...args) => hear(key, ...args) })
  }
  Shopify = { customerPrivacy: { setTrackingConsent: (consent, done) => { heard.Shopify.push(['setTrackingConsent', consent]); done() } } }
</script>`
const config = { afterRevoke: 'keep', ui: false, signals: ['google', ...Object.keys(TABLE)] } as const

async function arrive(page: Page, site: Site): Promise<void> {
  await page.goto(site.page('/', consentPage({ config, before: recorders })))
  await arrived(page, 'signals')
}
/** What all vendors were told since the last time. */
const news = (page: Page): Promise<Record<string, Calls>> =>
  page.evaluate(`Object.fromEntries(Object.entries(heard).map(([name, calls]) => [name, calls.splice(0)]))`)
const expected = (what: (row: Row) => Calls) =>
  Object.fromEntries(Object.values(TABLE).map((row) => [row.global, what(row)]))

test('the undecided, then refusing: nothing is granted, and a refusal stands from the start', async ({
  site,
  page,
}) => {
  await arrive(page, site)
  expect(await news(page)).toEqual(expected(({ undecided }) => undecided))
  await page.evaluate('InteractConsent.rejectAll()')
  expect(await news(page)).toEqual(expected(({ refused }) => refused ?? []))
  await arrive(page, site)
  expect(await news(page)).toEqual(expected(({ undecided, returningRefused }) => returningRefused ?? undecided))
})

for (const lifetime of ['persistent', 'session']) {
  test(`accepting (${lifetime}), coming back, taking it back`, async ({ site, page }) => {
    await arrive(page, site)
    await news(page)
    await page.evaluate(`InteractConsent.acceptAll('${lifetime}')`)
    expect(await news(page)).toEqual(expected(({ accepted }) => accepted))
    await page.evaluate('InteractConsent.rejectAll()')
    expect(await news(page)).toEqual(expected(({ withdrawn }) => withdrawn))
    await page.evaluate(`InteractConsent.acceptAll('${lifetime}')`)
    await arrive(page, site)
    expect(await news(page)).toEqual(expected(({ returning }) => returning))
  })
}

test('what is told fits what was granted, and a service can be refused alone', async ({ site, page }) => {
  const services = [{ id: 'meta', category: 'marketing' }]
  await page.goto(site.page('/', consentPage({ config: { ...config, services }, before: recorders })))
  await arrived(page, 'signals')
  await news(page)
  await page.evaluate("InteractConsent.choose({ granted: ['analytics'] })")
  expect(await news(page)).toMatchObject({
    clarity: [['consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }]],
    fbq: [],
    _hsp: [['push', ['setHubSpotConsent', { analytics: true, advertisement: false, functionality: false }]]],
    Shopify: [['setTrackingConsent', { analytics: true, marketing: false, preferences: false, sale_of_data: false }]],
  })
  await page.evaluate("InteractConsent.choose({ granted: ['marketing'], except: ['meta'] })")
  expect(await news(page)).toMatchObject({ fbq: [], pintrk: [['setconsent', true]] })
})

test('a vendor that throws harms nobody', async ({ site, page }) => {
  const throwing = `<script>fbq = () => { throw new Error('theirs') }; errors = []; onerror = (message) => errors.push(message)</script>`
  await page.goto(site.page('/', consentPage({ config, before: recorders + throwing })))
  await arrived(page, 'signals')
  await news(page)
  await page.evaluate('InteractConsent.acceptAll()')
  expect((await news(page)).pintrk).toEqual([['setconsent', true]])
  expect(await page.evaluate('errors')).toEqual([])
  expect(consoleOf(page).texts('error').join()).toContain('meta: Error: theirs')
})
