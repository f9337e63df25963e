import { adoptFrom } from './adoptFrom'
import { compact, daysOf, given, leftOver, text, words } from './read'
import type { Move } from './types'

/** Osano's cookieconsent 3: https://www.osano.com/cookieconsent/documentation/javascript-api/ */
export const moveOsano: Move = (config) => {
  const { message, dismiss, allow, deny, href, ...restOfContent } = given(config.content)
  const { domain, path, expiryDays, ...restOfCookie } = given(config.cookie)
  const { popup = {}, button = {} } = given(config.palette)
  const colours = {
    '--consent-surface': given(popup).background,
    '--consent-text': given(popup).text,
    '--consent-accent': given(button).background,
    '--consent-on-accent': given(button).text,
  }
  const css = Object.entries(colours).flatMap(([name, value]) => (text(value) ? [`${name}: ${value}`] : []))
  const url = text(href)
  return {
    config: compact({
      policy: url ? { url, version: '1' } : undefined,
      cookie: compact({
        domain: text(domain),
        path: text(path),
        days: daysOf(expiryDays),
      }),
      mode: config.type === 'opt-out' ? ('opt-out' as const) : undefined,
      layout: /-(left|right)$/.test(text(config.position)) ? ('corner' as const) : ('banner' as const),
      text: compact({ en: compact({ intro: words(message), acceptAll: words(allow), rejectAll: words(deny) }) }),
      adopt: adoptFrom('cookieconsent', { name: restOfCookie.name, days: expiryDays }),
    }),
    lost: [
      ...(url
        ? ['policy.version: theirs has none, so "1" stands there; a new one asks again']
        : ['policy: theirs has none; add { "url": "/privacy-policy", "version": "1" }']),
      'services: theirs holds nothing back and knows no tools; declare them (npx @interactcx/consent list)',
      ...(!config.type || config.type === 'info'
        ? ['type: theirs only informs, and lets everything run; here nothing runs before it is granted']
        : []),
      ...(css.length ? [`palette: goes into your style sheet, :root { ${css.join('; ')} }`] : []),
      ...(dismiss ? ['content.dismiss: closing refuses, and says so'] : []),
      ...leftOver(restOfContent, {}, 'content.'),
      'adopt: theirs asks about nothing by name, so only a refusal counts; say what an "allow" was to in "map": { "allow": "analytics marketing" }',
      ...leftOver(restOfCookie, { name: true }, 'cookie.'),
      ...leftOver(config, {
        ...{ type: true, content: true, cookie: true, palette: true, position: true },
        theme: 'see the themes: paper, mono, meadow, midnight',
        law: 'one mode holds everywhere: "mode"',
        location: 'nobody is located',
        revokable: 'a way back is on every page',
        revokeBtn: 'an element with data-consent-open is a way back',
        ...{
          dismissOnScroll: 'scrolling decides nothing',
          dismissOnTimeout: 'waiting decides nothing',
          dismissOnWindowClick: 'a click beside it decides nothing',
        },
        ...{
          onInitialise: 'is code: listen to "ready"',
          onStatusChange: 'is code: listen to "choice"',
          onPopupOpen: 'is code: listen to "open"',
          onPopupClose: 'is code: listen to "close"',
        },
      }),
    ],
  }
}
