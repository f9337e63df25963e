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
  renamedIn,
  text,
  words,
} from './read'
import { hasCookie, idFor, knownAs, onlyOnce, takeKnown, takenFor, whoWrites } from './services'
import type { Given, Move, MovedService } from './types'

const CODE = 'is code: listen to the event "choice"'
const LAYOUTS: Record<string, 'modal' | 'banner' | 'corner'> = { box: 'corner', cloud: 'corner', bar: 'banner' }

interface MovedCategory {
  services: MovedService[]
  lost: string[]
}

const cookiesIn = (list: unknown, path: string, lost: string[]) =>
  listOf(list).flatMap((cookie, at) => {
    const { name: theirs, ...where } = given(cookie)
    const name = patternOf(theirs)
    if (!name) lost.push(`${path}[${at}].name: no pattern of ours says the same as ${theirs}`)
    else
      lost.push(
        ...leftOver(
          where,
          { path: 'is not needed, as all are tried', domain: 'is not needed, as all are tried' },
          `${path}[${at}].`,
        ),
      )
    return name ? [{ name, lifetime: LIFETIME }] : []
  })

const categoryOf = (name: string, { readOnly, enabled }: Given): string =>
  readOnly && enabled ? 'necessary' : categoryFor(name)

/** @param ids of all categories: no service may bear one */
function moveCategory(name: string, category: Given, ids: readonly string[]): MovedCategory {
  const path = `categories.${name}.`
  const id = categoryOf(name, category)
  const autoClear = given(category.autoClear)
  const lost = [
    ...leftOver(
      category,
      {
        ...{ services: true, autoClear: true },
        readOnly:
          category.readOnly && id !== 'necessary'
            ? 'a category that nobody can switch on is none here; leave it out, or let visitors choose'
            : true,
        enabled:
          category.enabled && id !== 'necessary'
            ? 'nothing is granted before the visitor chooses; what is on for everybody is "necessary"'
            : true,
        reloadPage: 'see afterRevoke',
      },
      path,
    ),
    ...leftOver(autoClear, { cookies: true, reloadPage: true }, `${path}autoClear.`),
    ...(autoClear.reloadPage
      ? []
      : Object.keys(autoClear).length
        ? [`${path}autoClear: after a withdrawal the page reloads (afterRevoke)`]
        : []),
  ]
  const services = Object.entries(given(category.services)).map(([key, value]): MovedService => {
    const service = given(value)
    const here = `${path}services.${key}.`
    lost.push(...leftOver(service, { label: true, cookies: true, onAccept: CODE, onReject: CODE }, here))
    const known = knownAs(key) ?? knownAs(words(service.label))
    if (known) {
      lost.push(...takenFor(`${here}label`, known, [service.cookies]))
      return takeKnown(known, id)
    }
    const own = idFor(key, ids)
    if (own !== key) lost.push(`${here}label: it is "${own}" here, in tags too: data-consent="${own}"`)
    lost.push(`${here}label: "${key}" is not in the catalogue; add the hosts that it loads from`)
    const cookies = cookiesIn(service.cookies, `${here}cookies`, lost)
    return compact({
      id: own,
      name: words(service.label) || (own === key ? undefined : key),
      category: id,
      cookies: cookies.length ? cookies : undefined,
    }) as MovedService
  })
  // What is cleared for the category as a whole belongs to whoever writes it.
  const loose = cookiesIn(autoClear.cookies, `${path}autoClear.cookies`, lost)
  const rest = loose.filter((cookie) => {
    const named = services.flatMap((service) => ('use' in service ? [service.use] : []))
    const known = whoWrites(cookie.name, named)
    if (!known) return true
    if (!named.includes(known)) services.push(takeKnown(known, id))
    if (!hasCookie(known, cookie.name))
      lost.push(
        `${path}autoClear.cookies: ${cookie.name} is taken for the cookies of "${known}", which declares its own`,
      )
    return false
  })
  if (rest.length) {
    services.push({ id: `${id}-cookies`, category: id, cookies: rest })
    lost.push(`${path}autoClear.cookies: whose they are is not said; name the tool in "${id}-cookies", and its hosts`)
  }
  if (rest.length || services.some((service) => 'cookies' in service))
    lost.push(`categories.${name}: how long a cookie lasts is not said, so ${LIFETIME} stands there; look it up`)
  return { services, lost }
}

/** Words of theirs that ours have a place for. */
const TEXTS: Record<string, string> = {
  title: 'title',
  acceptAllBtn: 'acceptAll',
  acceptNecessaryBtn: 'rejectAll',
  showPreferencesBtn: 'manage',
}

function moveTexts(translations: Given): { text: Record<string, Record<string, string>>; lost: string[] } {
  const lost: string[] = []
  const text = Object.entries(translations).flatMap(([language, value]) => {
    const modal = given(given(value).consentModal)
    if (typeof value === 'string')
      lost.push(`language.translations.${language}: is another file, ${value}; put its words into "text"`)
    else if (!isGiven(value))
      lost.push(`language.translations.${language}: is fetched by code; put its words into "text"`)
    const own = Object.entries(TEXTS).flatMap(([theirs, ours]) => (modal[theirs] ? [[ours, words(modal[theirs])]] : []))
    if (words(modal.description)) own.push(['intro', words(modal.description)])
    for (const key of Object.keys(modal))
      if (!TEXTS[key] && key !== 'description')
        lost.push(`language.translations.${language}.consentModal.${key}: has no place here`)
    if (given(value).preferencesModal)
      lost.push(`language.translations.${language}.preferencesModal: is made of the services that you declare`)
    return own.length ? [[language, Object.fromEntries(own)]] : []
  })
  return { text: Object.fromEntries(text), lost }
}

/** vanilla-cookieconsent 3: https://cookieconsent.orestbida.com/reference/configuration-reference.html */
export const moveVanilla: Move = (config) => {
  const categories = Object.entries(given(config.categories)).map(([name, value]): [string, string] => [
    name,
    categoryOf(name, given(value)),
  ])
  const ids = categories.map(([, id]) => id)
  const moved = Object.entries(given(config.categories)).map(([name, value]) => moveCategory(name, given(value), ids))
  const { default: language, translations, autoDetect, ...restOfLanguage } = given(config.language)
  const texts = moveTexts(given(translations))
  const { expiresAfterDays, domain, path, ...restOfCookie } = given(config.cookie)
  const services = Object.values(given(config.categories)).flatMap((category) =>
    Object.entries(given(given(category).services)).map(([key, value]): [string, string] => [
      key,
      knownAs(key) ?? knownAs(words(given(value).label)) ?? idFor(key, ids),
    ]),
  )
  const once = onlyOnce(moved.flatMap(({ services }) => services))
  const layout = text(given(given(config.guiOptions).consentModal).layout).split(' ')[0] ?? ''
  return {
    config: compact({
      categories: categoriesOf(ids),
      cookie: compact({
        domain: text(domain),
        path: text(path),
        days: daysOf(expiresAfterDays),
      }),
      mode: config.mode === 'opt-out' ? ('opt-out' as const) : undefined,
      layout: config.disablePageInteraction ? ('modal' as const) : LAYOUTS[layout],
      language: autoDetect ? undefined : text(language),
      text: texts.text,
      services: once.services,
      adopt: adoptFrom('vanilla-cookieconsent', {
        map: [...categories, ...services],
        name: restOfCookie.name,
        ...(config.revision ? { revision: config.revision } : {}),
      }),
    }),
    lost: [
      'policy: theirs has none; add { "url": "/privacy-policy", "version": "1" }',
      ...leftOver(config, {
        ...{ categories: true, language: true, cookie: true, mode: true, disablePageInteraction: true },
        revision: `a new policy.version asks again; answers to another than theirs (${config.revision}) do not count`,
        guiOptions: LAYOUTS[layout]
          ? 'the layout is carried over; weights and positions are not: both answers look alike'
          : 'look at "layout"',
        ...{
          onFirstConsent: CODE,
          onConsent: CODE,
          onChange: CODE,
          onModalReady: CODE,
          onModalShow: CODE,
          onModalHide: CODE,
        },
        root: 'the modal stands in the body',
        autoShow: 'call reset() or open() yourself',
        hideFromBots: 'a search engine sees a page on which nothing is granted',
        manageScriptTags: 'tags bear data-consent in the place of data-category: migrate the pages, too',
        autoClearCookies: 'what a choice no longer covers is erased, always',
        lazyHtmlGeneration: 'the modal is a file of its own, fetched when it is needed',
      }),
      ...renamedIn('categories.', categories),
      ...(autoDetect && language !== undefined
        ? [
            `language.default: the page's language and the browser's count (autoDetect), and then English, not "${language}"`,
          ]
        : leftOver({ default: language }, { default: ifText(language) }, 'language.')),
      ...leftOver(
        { expiresAfterDays, domain, path },
        { expiresAfterDays: ifDays(expiresAfterDays), domain: ifText(domain), path: ifText(path) },
        'cookie.',
      ),
      ...leftOver(restOfLanguage, { rtl: 'right-to-left languages are laid out so' }, 'language.'),
      ...leftOver(
        restOfCookie,
        {
          name: ifText(restOfCookie.name),
          useLocalStorage: restOfCookie.useLocalStorage ? 'the choice is kept in a cookie, always' : true,
          secure: 'is left out, so that the choice holds on http pages too',
          sameSite: 'is Lax, always',
        },
        'cookie.',
      ),
      ...texts.lost,
      ...moved.flatMap(({ lost }) => lost),
      ...once.lost,
    ],
  }
}
