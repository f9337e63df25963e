import { adoptFrom } from './adoptFrom'
import { compact, daysOf, given, ifDays, ifText, leftOver, policyAt, text, words } from './read'
import type { Move } from './types'

/** Osano's cookieconsent 3: https://www.osano.com/cookieconsent/documentation/javascript-api/ */
export const moveOsano: Move = (config) => {
  const { message, dismiss, allow, deny, href, ...restOfContent } = given(config.content)
  const { domain, path, expiryDays, ...restOfCookie } = given(config.cookie)
  const { popup, button, ...restOfPalette } = given(config.palette)
  const colours = {
    '--consent-surface': given(popup).background,
    '--consent-text': given(popup).text,
    '--consent-accent': given(button).background,
    '--consent-on-accent': given(button).text,
  }
  const css = Object.entries(colours).flatMap(([name, value]) => (text(value) ? [`${name}: ${value}`] : []))
  const policy = policyAt(text(href))
  return {
    config: compact({
      policy: policy.policy,
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
      policy.lost,
      'services: theirs holds nothing back and knows no tools; declare them (npx @interactcx/consent list)',
      ...(!config.type || config.type === 'info'
        ? ['type: theirs only informs, and lets everything run; here nothing runs before it is granted']
        : []),
      ...(css.length ? [`palette: goes into your style sheet, :root { ${css.join('; ')} }`] : []),
      ...leftOver(given(popup), { background: true, text: true }, 'palette.popup.'),
      ...leftOver(given(button), { background: true, text: true }, 'palette.button.'),
      ...leftOver(restOfPalette, {}, 'palette.'),
      ...(dismiss ? ['content.dismiss: closing refuses, and says so'] : []),
      ...leftOver({ href }, { href: ifText(href) }, 'content.'),
      ...leftOver(
        restOfContent,
        {
          header: 'goes into "text", as "title"',
          link: 'goes into "text", as "policy"',
          policy: 'goes into "text", as "launcher"',
          close: 'closing refuses, and says so',
          target: 'the policy opens in the same window',
        },
        'content.',
      ),
      'adopt: theirs asks about nothing by name, so only a refusal counts; say what an "allow" was to in "map": { "allow": "analytics marketing" }',
      ...leftOver({ domain, path }, { domain: ifText(domain || undefined), path: ifText(path) }, 'cookie.'),
      ...(expiryDays === undefined || ifDays(expiryDays) === true ? [] : [`cookie.expiryDays: ${ifDays(expiryDays)}`]),
      ...leftOver(
        restOfCookie,
        { name: ifText(restOfCookie.name), secure: 'is left out, so that the choice holds on http pages too' },
        'cookie.',
      ),
      ...leftOver(config, {
        ...{ type: true, content: true, cookie: true, palette: true },
        position: config.position === 'top' ? 'a banner stands at the bottom here' : true,
        ...{
          enabled: 'where nobody is to be asked, leave the tag out',
          container: 'the modal stands in the body',
          autoOpen: 'call open() yourself',
          autoAttach: 'the modal stands in the body',
          elements: 'markup is not carried over',
          window: 'markup is not carried over',
          compliance: 'markup is not carried over',
          layouts: 'markup is not carried over',
          overrideHTML: 'markup is not carried over',
          layout: 'look at "layout"',
          static: 'look at "layout"',
          animateRevokable: 'nothing moves there',
          whitelistPage: 'leave the tag out of these pages',
          blacklistPage: 'leave the tag out of these pages',
          ignoreClicksFrom: 'a click beside it decides nothing',
        },
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
