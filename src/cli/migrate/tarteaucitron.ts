import { adoptFrom } from './adoptFrom'
import { categoryFor, compact, given, ifText, LIFETIME, leftOver, listOf, policyAt, text } from './read'
import { idFor, idOf, knownAs, onlyOnce } from './services'
import type { Given, Move, MovedService } from './types'

const LAYOUTS: Record<string, 'modal' | 'banner' | 'corner'> = {
  top: 'banner',
  bottom: 'banner',
  middle: 'modal',
  popup: 'modal',
}

const isUnasked = (service: unknown): boolean => given(service).needConsent === false

/** What lets it write a grant that nobody pressed; its cookie looks the same for both. */
const UNPRESSED: [path: string, isSet: (given: { options: Given; user: Given; own: Given }) => boolean][] = [
  ['init.highPrivacy: false', ({ options }) => options.highPrivacy === false],
  ['init.serviceDefaultState: true', ({ options }) => options.serviceDefaultState === true],
  ['user.bypass: true', ({ user }) => user.bypass === true],
  ['a service of your own with needConsent: false', ({ own }) => Object.values(own).some(isUnasked)],
]

/** Its words for what a service is for. */
const TYPES: Record<string, string> = {
  ...{ ads: 'marketing', social: 'marketing', video: 'marketing', analytic: 'analytics' },
  ...{ api: 'functional', comment: 'functional', support: 'functional', other: 'functional' },
}

/** A service that the site has defined itself: https://github.com/AmauriC/tarteaucitron.js#create-custom-service */
function moveOwn(name: string, service: Given): { service: MovedService; lost: string[] } {
  const path = `services.${name}`
  const id = idFor(name)
  const cookies = listOf(service.cookies).flatMap((cookie) =>
    text(cookie) ? [{ name: text(cookie), lifetime: LIFETIME }] : [],
  )
  const category = TYPES[text(service.type)] ?? categoryFor(text(service.type) || 'functional')
  return {
    service: compact({
      id,
      name: text(service.name),
      policyUrl: text(service.uri) || text(service.readmoreLink),
      category,
      cookies: cookies.length ? cookies : undefined,
    }) as MovedService,
    lost: [
      `${path}: add the hosts that it loads from`,
      ...(cookies.length
        ? [`${path}.cookies: how long each lasts is not said, so ${LIFETIME} stands there; look it up`]
        : []),
      ...leftOver(
        service,
        {
          ...{ key: true, type: true, name: true, uri: true, readmoreLink: true },
          cookies:
            cookies.length === listOf(service.cookies).length ? true : 'those that are no plain texts are left out',
          needConsent: isUnasked(service)
            ? `nothing runs unasked here; if it is needed, write "category": "necessary"`
            : true,
          js: `is code: put it into the page, in a script with data-consent="${id}"`,
          fallback: `is code: put it into the page, in a script with data-consent="!${id}"`,
        },
        `${path}.`,
      ),
    ],
  }
}

/**
 * tarteaucitron: what `init` was given, `user`, the services that were pushed to `job`, those of the site's own in
 * `services`, and the globals that it reads.
 */
export const moveTarteaucitron: Move = ({ init, user, job, services, events, language, ...globals }) => {
  const options = given(init)
  const own = given(services)
  const jobs = [...new Set(listOf(job).map(text))].filter(Boolean)
  const policy = policyAt(text(options.privacyUrl))
  const moved = Object.entries(own).map(([name, service]) => ({ name, ...moveOwn(name, given(service)) }))
  const all = jobs.map((name): [name: string, service: MovedService | undefined] => {
    const known = knownAs(name)
    return [name, moved.find((each) => each.name === name)?.service ?? (known ? { use: known } : undefined)]
  })
  const once = onlyOnce(all.flatMap(([, service]) => service ?? []))
  const unpressed = UNPRESSED.filter(([, isSet]) => isSet({ options, user: given(user), own })).map(([path]) => path)
  return {
    config: compact({
      policy: policy.policy,
      cookie: compact({ domain: text(options.cookieDomain) }),
      layout: LAYOUTS[text(options.orientation)],
      language: text(language),
      services: once.services,
      adopt: unpressed[0]
        ? undefined
        : adoptFrom('tarteaucitron', {
            map: all.map(([name, service]): [string, string] => [name, idOf(service)]),
            name: options.cookieName,
          }),
    }),
    lost: [
      ...unpressed.map(
        (path) => `adopt: with ${path} it stores consents that nobody pressed, so visitors are asked again`,
      ),
      policy.lost,
      ...all.flatMap(([name, service]) => {
        if (service && 'use' in service)
          return `job ${name}: theirs brings its script along; put the vendor's own into the page, with data-consent="${service.use}"`
        if (service) return []
        return /^gcm/.test(name)
          ? `job ${name}: "signals": ["google"] tells Google all seven types`
          : `job ${name}: is not in the catalogue; declare it with its hosts and cookies`
      }),
      ...moved.flatMap(({ name, lost }) =>
        jobs.includes(name) ? lost : [`services.${name}: is pushed to no job here, so it is left out`],
      ),
      ...once.lost,
      ...Object.keys(given(events)).map((key) => `events.${key}: is code: listen to "ready" or "choice"`),
      ...leftOver(globals, {
        tarteaucitronCustomText: 'what is your own goes into "text"',
        tarteaucitronForceExpire: 'write it into "cookie": { "days": … } and "adopt": { "days": … }',
        tarteaucitronForceCDN: 'its files are not needed any more',
        tarteaucitronUseMin: 'its files are not needed any more',
      }),
      ...Object.keys(given(user)).map((key) => `user.${key}: goes into the vendor's own script`),
      ...leftOver(
        options,
        {
          privacyUrl: ifText(options.privacyUrl || undefined),
          orientation: LAYOUTS[text(options.orientation)] ? true : 'look at "layout"',
          cookieDomain: ifText(options.cookieDomain),
          highPrivacy:
            options.highPrivacy === false
              ? 'theirs consents by going on; here nothing is granted before the visitor chooses'
              : true,
          DenyAllCta: '"Reject all" is there, always',
          AcceptAllCta: '"Accept all" is there, always',
          handleBrowserDNTRequest: 'see "respect": { "dnt": true }',
          cookieName: ifText(options.cookieName),
          serviceDefaultState: 'nothing is granted before the visitor chooses',
          hashtag: 'an element with data-consent-open opens it',
          showIcon: 'a launcher is there where the page has no way back',
          googleConsentMode: 'see "signals": ["google"]',
          bingConsentMode: 'see "signals": ["microsoft"]',
          adblocker: 'who blocks is not asked to stop',
          removeCredit: 'there is none',
        },
        'init.',
      ),
    ],
  }
}
