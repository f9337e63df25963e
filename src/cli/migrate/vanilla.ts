import { adoptFrom } from './adoptFrom'
import { categoriesOf, compact, daysOf, given, ifDays, ifText, leftOver, policyAt, renamedIn, text } from './read'
import { onlyOnce } from './services'
import type { Move } from './types'
import { CODE, categoryOf, moveCategory } from './vanillaCategories'
import { moveTexts } from './vanillaTexts'

const LAYOUTS: Record<string, 'modal' | 'banner' | 'corner'> = { box: 'corner', cloud: 'corner', bar: 'banner' }

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
        map: [...categories, ...moved.flatMap(({ names }) => names)],
        name: restOfCookie.name,
        ...(config.revision ? { revision: config.revision } : {}),
      }),
    }),
    lost: [
      policyAt(undefined).lost,
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
