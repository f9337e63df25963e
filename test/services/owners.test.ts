// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { servicesAt, servicesOf } from '../../src/choice/declared'
import { resolveConfig } from '../../src/config/resolveConfig'
import * as catalogue from '../../src/services'

const { config } = resolveConfig({ services: Object.values(catalogue) }, 'shop.example')
const at = (url: string, from = config): string[] => servicesAt(from, new URL(url)).map(({ id }) => id)
const named = (what: 'cookies' | 'storage', name: string): string[] =>
  servicesOf(config.services, what, name).map(({ id }) => id)

/** Addresses that vendors' tags load from and send to, and who must be granted. */
const ADDRESSES: Record<string, string[]> = {
  'https://www.googletagmanager.com/gtag/js?id=G-ABC': ['google-analytics'],
  'https://www.googletagmanager.com/gtm.js?id=GTM-ABC': ['google-tag-manager'],
  'https://www.googletagmanager.com/ns.html?id=GTM-ABC': ['google-tag-manager'],
  'https://region1.google-analytics.com/g/collect?v=2': ['google-analytics'],
  'https://stats.g.doubleclick.net/g/collect?v=2': ['doubleclick', 'google-ads', 'google-analytics'],
  'https://googleads.g.doubleclick.net/pagead/viewthroughconversion/1/': ['google-ads'],
  'https://securepubads.g.doubleclick.net/tag/js/gpt.js': ['doubleclick'],
  'https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js': ['google-adsense'],
  'https://www.google.com/pagead/1p-user-list/1/': ['google-ads'],
  'https://www.google.com/recaptcha/api.js': ['recaptcha'],
  'https://www.gstatic.com/recaptcha/releases/x/recaptcha__en.js': ['recaptcha'],
  'https://www.google.com/maps/embed?pb=1': ['google-maps'],
  'https://maps.googleapis.com/maps/api/js?key=x': ['google-maps'],
  'https://fonts.gstatic.com/s/roboto/v30/x.woff2': ['google-fonts'],
  'https://accounts.google.com/gsi/client': ['google-sign-in'],
  'https://www.google.com/search?q=x': [],
  'https://www.youtube-nocookie.com/embed/x': ['youtube'],
  'https://connect.facebook.net/en_US/fbevents.js': ['meta'],
  'https://www.facebook.com/tr/?id=1': ['meta'],
  'https://t.co/i/adsct?bci=3': ['x'],
  'https://t.co/abc': [],
  'https://bat.bing.com/bat.js': ['uet'],
  'https://www.bing.com/maps': [],
  'https://www.clarity.ms/tag/x': ['clarity'],
  'https://script.hotjar.com/modules.x.js': ['hotjar'],
  'https://eu-assets.i.posthog.com/static/array.js': ['posthog'],
  'https://js.stripe.com/v3/': ['stripe'],
}

describe('who owns what in the catalogue', () => {
  it.each(Object.entries(ADDRESSES))('asks for %s', (url, owners) => {
    expect(at(url).sort()).toEqual(owners)
  })

  it('holds the loader that all Google tags share with whichever of them a site declares', () => {
    const only = (service: object) => resolveConfig({ services: [service] }, 'shop.example').config
    for (const service of [catalogue.googleAnalytics, catalogue.googleAds, catalogue.googleTagManager])
      expect(at('https://www.googletagmanager.com/gtag/js?id=AW-1', only(service))).toEqual([service.id])
  })

  it.each([
    ['_ga', 'google-analytics'],
    ['_ga_ABC123', 'google-analytics'],
    ['_gac_UA-1-1', 'google-ads'],
    ['_gcl_au', 'google-ads'],
    ['_gcl_ha', 'google-ads'],
    ['_pk_id.1.1fff', 'matomo'],
    ['_pk_id.3b6f6f5e-1b0c-4c52-9d3c-6b8f2f6a9a11.1fff', 'piwik-pro'],
    ['_hjSessionUser_1', 'hotjar'],
    ['_hp2_id.1', 'heap'],
    ['MUID', 'uet'],
    ['AMP_TOKEN', 'google-analytics'],
    ['AMP_abcdef0123', 'amplitude'],
    ['mf_user', 'mouseflow'],
  ])('gives the cookie %s to %s', (name, owner) => {
    expect(named('cookies', name)).toEqual([owner])
  })

  it.each(['session', 'id', 'uid', 'lang', 'cart', 'interact_consent', 'PHPSESSID'])(
    'leaves %s to the site',
    (name) => {
      expect(named('cookies', name)).toEqual([])
      expect(named('storage', name)).toEqual([])
    },
  )
})
