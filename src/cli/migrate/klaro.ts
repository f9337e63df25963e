import { adoptFrom } from './adoptFrom'
import {
  categoriesOf,
  categoryFor,
  compact,
  daysOf,
  given,
  isGiven,
  LIFETIME,
  leftOver,
  listOf,
  patternOf,
  text,
  words,
} from './read'
import { idOf, knownAs, takeKnown } from './services'
import type { Given, Move, MovedService } from './types'

const CODE = 'is code: listen to the event "choice", or tag the script'

function moveService(
  service: Given,
  path: string,
  translations: Given,
): { service: MovedService; category: string; lost: string[] } {
  const name = text(service.name)
  const [purpose = '', ...others] = listOf(service.purposes).map(text)
  const category = service.required ? 'necessary' : categoryFor(purpose || 'functional')
  const lost = leftOver(
    service,
    {
      ...{
        name: true,
        title: true,
        description: true,
        purposes: true,
        cookies: true,
        required: true,
        translations: true,
      },
      default: 'nothing is granted before the visitor chooses',
      optOut: 'one mode holds for all: "mode": "opt-out"',
      onlyOnce: 'a released script runs once, always',
      contextualConsentOnly: 'a tagged frame shows its placeholder, always',
      ...{ callback: CODE, onInit: CODE, onAccept: CODE, onDecline: CODE, vars: 'is for their code' },
    },
    path,
  )
  if (others.length) lost.push(`${path}purposes: a service has one category, so "${others.join('", "')}" is left out`)
  const known = knownAs(name)
  if (known) return { service: takeKnown(known, category), category, lost }
  const cookies = listOf(service.cookies).flatMap((cookie, at) => {
    const [pattern, where] = Array.isArray(cookie)
      ? [cookie[0], true]
      : [isGiven(cookie) ? cookie.pattern : cookie, isGiven(cookie)]
    const found = patternOf(pattern)
    if (!found) lost.push(`${path}cookies[${at}]: no pattern of ours says the same as ${pattern}`)
    else if (where) lost.push(`${path}cookies[${at}]: its path and domain are not needed, as all are tried`)
    return found ? [{ name: found, lifetime: LIFETIME }] : []
  })
  if (cookies.length)
    lost.push(`${path}cookies: how long each lasts is not said, so ${LIFETIME} stands there; look it up`)
  lost.push(`${path}name: "${name}" is not in the catalogue; add the hosts that it loads from`)
  const own = given(given(translations.en ?? translations.zz)[name])
  return {
    service: compact({
      id: name,
      name: words(service.title) || words(own.title) || undefined,
      description: words(service.description) || words(own.description) || undefined,
      category,
      cookies: cookies.length ? cookies : undefined,
    }) as MovedService,
    category,
    lost,
  }
}

/** klaro 0.7: https://klaro.org/docs/integration/annotated-configuration */
export const moveKlaro: Move = (config) => {
  const translations = given(config.translations)
  const moved = listOf(config.services ?? config.apps).map((service, at) =>
    moveService(given(service), `services[${at}].`, translations),
  )
  const policies = [config.privacyPolicy, ...Object.values(translations).map((each) => given(each).privacyPolicyUrl)]
  const url = policies.map((each) => text(each) || text(given(each).default)).find(Boolean)
  return {
    config: compact({
      policy: url ? { url, version: '1' } : undefined,
      categories: categoriesOf(moved.map(({ category }) => category)),
      cookie: compact({
        domain: text(config.cookieDomain),
        path: text(config.cookiePath),
        days: daysOf(config.cookieExpiresAfterDays),
      }),
      language: text(config.lang),
      layout: config.noticeAsModal || config.mustConsent ? ('modal' as const) : ('corner' as const),
      services: moved.map(({ service }) => service),
      adopt: adoptFrom('klaro', {
        map: listOf(config.services ?? config.apps).map((service, at): [string, string] => [
          text(given(service).name),
          idOf(moved[at]?.service),
        ]),
        name: config.storageName ?? config.cookieName,
        days: config.cookieExpiresAfterDays,
      }),
    }),
    lost: [
      ...(url ? ['policy.version: klaro has none, so "1" stands there; a new one asks again'] : []),
      ...leftOver(config, {
        ...{
          version: true,
          services: true,
          apps: true,
          privacyPolicy: true,
          cookieExpiresAfterDays: true,
          cookieDomain: true,
        },
        ...{ cookiePath: true, lang: true, noticeAsModal: true, mustConsent: true },
        translations: 'the words of 47 languages are here; what is your own goes into "text"',
        cookieName: true,
        storageName: true,
        storageMethod: 'the choice is kept in a cookie, always',
        default: 'nothing is granted before the visitor chooses',
        acceptAll: '"Accept all" and "Reject all" stand side by side, always',
        hideDeclineAll: 'refusing is as easy as accepting, always',
        hideLearnMore: '"Manage choices" is there, always',
        styling: 'colours are custom properties (--consent-accent, …)',
        elementID: 'the modal stands in #interact-consent-root',
        callback: CODE,
      }),
      ...moved.flatMap(({ lost }) => lost),
    ],
  }
}
