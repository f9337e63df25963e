import { adoptFrom } from './adoptFrom'
import {
  categoriesOf,
  categoryFor,
  compact,
  given,
  ifDays,
  ifText,
  leftOver,
  listOf,
  policyAt,
  renamedIn,
  text,
} from './read'
import { categoryIn, idFor, knownAs, onlyOnce, takeKnown } from './services'
import type { Move, MovedService } from './types'

const CODE = 'is code: listen to the event "choice"'

/** c15t 2: what `ConsentManagerProvider` or `getOrCreateConsentRuntime` is given. https://c15t.com/docs */
export const moveC15t: Move = (config) => {
  const options = { ...given(config.store), ...config }
  const lost: string[] = []
  const asked = listOf(options.consentCategories).map((name) => categoryFor(text(name)))
  const services = listOf(options.scripts).flatMap((value, at): MovedService[] => {
    const script = given(value)
    const path = `scripts[${at}].`
    const need = script.category
    const category = typeof need === 'string' ? categoryFor(need) : ''
    lost.push(
      ...leftOver(
        script,
        {
          id: true,
          category: true,
          src: 'put the script into the page, with data-consent',
          textContent: 'put the script into the page, with data-consent',
          ...Object.fromEntries(
            Object.keys(script)
              .filter((key) => /^on[A-Z]/.test(key))
              .map((key) => [key, CODE]),
          ),
        },
        path,
      ),
    )
    if (!category && need !== undefined)
      lost.push(`${path}category: a tag may need several (data-consent="a b"), a service has one`)
    else if (!category) lost.push(`${path}category: there is none, so "marketing" stands there`)
    const name = text(script.id) || `script-${at}`
    const known = knownAs(name)
    const id = idFor(name, asked)
    if (!known && id !== name) lost.push(`${path}id: it is "${id}" here, in tags too: data-consent="${id}"`)
    if (known) return [takeKnown(known, category || undefined)]
    const host = /^(?:https?:)?\/\/([^/]+)/.exec(text(script.src))?.[1]
    if (!host) lost.push(`${path}src: no host can be read, so name those that it loads from`)
    return [compact({ id, category: category || 'marketing', hosts: host ? [host] : undefined }) as MovedService]
  })
  const once = onlyOnce(services)
  const { privacyPolicy, ...otherLinks } = given(options.legalLinks)
  const categories = listOf(options.consentCategories).map((name): [string, string] => [
    text(name),
    categoryFor(text(name)),
  ])
  const { storageKey, defaultExpiryDays } = given(options.storageConfig)
  const policy = policyAt(text(given(privacyPolicy).href))
  return {
    config: compact({
      policy: policy.policy,
      categories: asked.length ? categoriesOf([...asked, ...once.services.map(categoryIn)]) : undefined,
      language: text(given(given(options.translations ?? options.i18n)).defaultLanguage ?? given(options.i18n).locale),
      services: once.services,
      adopt: adoptFrom('c15t', {
        map: categories,
        name: storageKey,
        days: defaultExpiryDays,
      }),
    }),
    lost: [
      policy.lost,
      ...renamedIn('consentCategories.', categories),
      ...leftOver(otherLinks, { cookiePolicy: 'one address is shown, policy.url' }, 'legalLinks.'),
      ...leftOver(
        { storageKey, defaultExpiryDays },
        { storageKey: ifText(storageKey), defaultExpiryDays: ifDays(defaultExpiryDays) },
        'storageConfig.',
      ),
      ...leftOver(options, {
        ...{ consentCategories: true, scripts: true, legalLinks: true, store: true },
        reloadOnConsentRevoked: 'see "afterRevoke"',
        mode: 'no server is needed: the choice is in a cookie of the site',
        backendURL: 'no server is needed; "receipts" posts a record where you want one',
        translations: 'the words of 47 languages are here; what is your own goes into "text"',
        i18n: 'the words of 47 languages are here; what is your own goes into "text"',
        overrides: 'nobody is located: "mode" holds everywhere',
        callbacks: CODE,
        networkBlocker: 'hosts of services are held: declare them',
        iframeBlocker: 'frames bear data-consent and data-src',
        theme: 'colours are custom properties (--consent-accent, …)',
        storageConfig: Object.keys(given(options.storageConfig)).every((key) =>
          /^(storageKey|defaultExpiryDays)$/.test(key),
        )
          ? true
          : 'the choice is kept for the whole site; see "cookie": { "domain": … }',
      }),
      ...lost,
      ...once.lost,
    ],
  }
}
