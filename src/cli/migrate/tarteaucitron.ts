import { adoptFrom } from './adoptFrom'
import { compact, given, leftOver, listOf, text } from './read'
import { idOf, knownAs } from './services'
import type { Given, Move, MovedService } from './types'

const LAYOUTS: Record<string, 'modal' | 'banner' | 'corner'> = {
  top: 'banner',
  bottom: 'banner',
  middle: 'modal',
  popup: 'modal',
}

/** What lets it write a grant that nobody pressed; its cookie looks the same for both. */
const UNPRESSED: [path: string, isSet: (given: { options: Given; user: Given }) => boolean][] = [
  ['init.highPrivacy: false', ({ options }) => options.highPrivacy === false],
  ['init.serviceDefaultState: true', ({ options }) => options.serviceDefaultState === true],
  ['user.bypass: true', ({ user }) => user.bypass === true],
]

/** tarteaucitron: what `init` was given, `user`, and the services that were pushed to `job`. */
export const moveTarteaucitron: Move = ({ init, user, job }) => {
  const options = given(init)
  const jobs = [...new Set(listOf(job).map(text))]
  const url = text(options.privacyUrl)
  const services = jobs.flatMap((name): MovedService[] => {
    const known = knownAs(name)
    return known ? [{ use: known }] : []
  })
  const ids = services.map(idOf)
  const unpressed = UNPRESSED.filter(([, isSet]) => isSet({ options, user: given(user) })).map(([path]) => path)
  return {
    config: compact({
      policy: url ? { url, version: '1' } : undefined,
      cookie: compact({ domain: text(options.cookieDomain) }),
      layout: LAYOUTS[text(options.orientation)],
      services: services.filter((_, at) => ids.indexOf(ids[at] ?? '') === at),
      adopt: unpressed[0]
        ? undefined
        : adoptFrom('tarteaucitron', {
            map: jobs.flatMap((name): [string, string][] => (knownAs(name) ? [[name, knownAs(name) ?? '']] : [])),
            name: options.cookieName,
          }),
    }),
    lost: [
      ...unpressed.map(
        (path) => `adopt: with ${path} it stores consents that nobody pressed, so visitors are asked again`,
      ),
      url
        ? 'policy.version: theirs has none, so "1" stands there; a new one asks again'
        : 'policy: theirs has none; add { "url": "/privacy-policy", "version": "1" }',
      ...jobs
        .filter((name) => !knownAs(name))
        .map((name) =>
          /^gcm/.test(name)
            ? `job ${name}: "signals": ["google"] tells Google all seven types`
            : `job ${name}: is not in the catalogue; declare it with its hosts and cookies`,
        ),
      ...jobs
        .filter(knownAs)
        .map(
          (name) =>
            `job ${name}: theirs brings its script along; put the vendor's own into the page, with data-consent="${knownAs(name)}"`,
        ),
      ...Object.keys(given(user)).map((key) => `user.${key}: goes into the vendor's own script`),
      ...leftOver(
        options,
        {
          ...{ privacyUrl: true, orientation: true, cookieDomain: true },
          highPrivacy:
            options.highPrivacy === false
              ? 'theirs consents by going on; here nothing is granted before the visitor chooses'
              : true,
          DenyAllCta: '"Reject all" is there, always',
          AcceptAllCta: '"Accept all" is there, always',
          handleBrowserDNTRequest: 'see "respect": { "dnt": true }',
          cookieName: true,
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
