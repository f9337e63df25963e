import { adoptFrom } from './adoptFrom'
import {
  categoriesOf,
  categoryFor,
  compact,
  daysOf,
  given,
  ifDays,
  ifText,
  isGiven,
  LIFETIME,
  leftOver,
  listOf,
  patternOf,
  policyAt,
  renamedIn,
  text,
  words,
} from './read'
import { idFor, idOf, knownAs, onlyOnce, takeKnown, takenFor } from './services'
import type { Given, Move, MovedService } from './types'

const CODE = 'is code: listen to the event "choice", or tag the script'

const purposesOf = (service: Given): string[] => listOf(service.purposes).map(text).filter(Boolean)

/** Its words: in the service, by language in it, or by language and name in the config. */
function wordsOf(service: Given, translations: Given, key: 'title' | 'description'): string | undefined {
  const own = given(service.translations)
  const places = [service, own.zz, own.en, ...['zz', 'en'].map((tag) => given(translations[tag])[text(service.name)])]
  return places.map((place) => words(given(place)[key])).find(Boolean)
}

function moveService(
  service: Given,
  path: string,
  translations: Given,
  categories: readonly string[],
): { service: MovedService; lost: string[] } {
  const name = text(service.name)
  const [purpose = '', ...others] = purposesOf(service)
  const category = service.required ? 'necessary' : categoryFor(purpose || 'functional')
  const lost = leftOver(
    service,
    {
      ...{ name: true, title: true, description: true, purposes: true, cookies: true, required: true },
      translations: Object.keys(given(service.translations)).every((tag) => /^(zz|en)$/.test(tag))
        ? true
        : 'a service has its words in one language here; those of "zz" or "en" stand there',
      default: 'nothing is granted before the visitor chooses',
      optOut: 'one mode holds for all: "mode": "opt-out"',
      onlyOnce: 'a released script runs once, always',
      contextualConsentOnly: 'a tagged frame shows its placeholder, always',
      ...{ callback: CODE, onInit: CODE, onAccept: CODE, onDecline: CODE, vars: 'is for their code' },
    },
    path,
  )
  if (service.required && purpose && categoryFor(purpose) !== category)
    lost.push(`${path}purposes: it is required, so it stands under "necessary"`)
  else if (others.length)
    lost.push(`${path}purposes: a service has one category, so "${others.join('", "')}" is left out`)
  else if (!purpose && !service.required) lost.push(`${path}purposes: there is none, so "functional" stands there`)
  const known = knownAs(name)
  if (known)
    return {
      service: takeKnown(known, category),
      lost: [...lost, ...takenFor(`${path}name`, known, [service.title, service.description, service.cookies])],
    }
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
  const id = idFor(name, categories)
  if (id !== name) lost.push(`${path}name: it is "${id}" here, in tags too: data-consent="${id}"`)
  return {
    service: compact({
      id,
      name: wordsOf(service, translations, 'title') ?? (id === name ? undefined : name),
      description: wordsOf(service, translations, 'description'),
      category,
      cookies: cookies.length ? cookies : undefined,
    }) as MovedService,
    lost,
  }
}

/** klaro 0.7: https://klaro.org/docs/integration/annotated-configuration */
export const moveKlaro: Move = (config) => {
  const translations = given(config.translations)
  const theirs = listOf(config.services ?? config.apps).map(given)
  const purposes = [...new Set(theirs.filter(({ required }) => !required).flatMap((each) => purposesOf(each)[0] ?? []))]
  const categories = theirs.map((each) =>
    each.required ? 'necessary' : categoryFor(purposesOf(each)[0] ?? 'functional'),
  )
  const moved = theirs.map((service, at) => moveService(service, `services[${at}].`, translations, categories))
  const once = onlyOnce(moved.map(({ service }) => service))
  const policies = [config.privacyPolicy, ...Object.values(translations).map((each) => given(each).privacyPolicyUrl)]
  const policy = policyAt(policies.map((each) => text(each) || text(given(each).default)).find(Boolean))
  return {
    config: compact({
      policy: policy.policy,
      categories: categoriesOf(categories),
      cookie: compact({
        domain: text(config.cookieDomain),
        path: text(config.cookiePath),
        days: daysOf(config.cookieExpiresAfterDays),
      }),
      language: text(config.lang),
      layout: config.noticeAsModal || config.mustConsent ? ('modal' as const) : ('corner' as const),
      services: once.services,
      adopt: adoptFrom('klaro', {
        map: theirs.map((service, at): [string, string] => [text(service.name), idOf(moved[at]?.service)]),
        name: config.storageName ?? config.cookieName,
        days: config.cookieExpiresAfterDays,
      }),
    }),
    lost: [
      policy.lost,
      ...renamedIn(
        'purposes.',
        purposes.map((purpose): [string, string] => [purpose, categoryFor(purpose)]),
      ),
      ...leftOver(config, {
        ...{ version: true, services: true, apps: true, privacyPolicy: true, noticeAsModal: true, mustConsent: true },
        cookieExpiresAfterDays: ifDays(config.cookieExpiresAfterDays),
        cookieDomain: ifText(config.cookieDomain),
        cookiePath: ifText(config.cookiePath),
        lang: ifText(config.lang),
        translations: 'the words of 47 languages are here; what is your own goes into "text"',
        cookieName: ifText(config.cookieName),
        storageName: ifText(config.storageName),
        storageMethod: 'the choice is kept in a cookie, always',
        default: 'nothing is granted before the visitor chooses',
        required: 'say it of each service: "category": "necessary"',
        optOut: 'one mode holds for all: "mode": "opt-out"',
        acceptAll: '"Accept all" and "Reject all" stand side by side, always',
        hideDeclineAll: 'refusing is as easy as accepting, always',
        hideLearnMore: '"Manage choices" is there, always',
        styling: 'colours are custom properties (--consent-accent, …)',
        elementID: 'the modal stands in #interact-consent-root',
        groupByPurpose: 'services stand under their category, always',
        htmlTexts: 'words take no markup',
        noAutoLoad: 'call createConsent yourself (npm)',
        callback: CODE,
      }),
      ...moved.flatMap(({ lost }) => lost),
      ...once.lost,
    ],
  }
}
