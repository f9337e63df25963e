import { findProblems } from '../config/findProblems'
import { findUnknownWords } from '../config/findUnknownWords'

export { createAudit } from '../diagnostics/audit'

/** What each failure leads to, and what to do; shown after the code and the detail. */
const SENTENCES: Record<string, string> = {
  'bad-json':
    'The JSON in <script id="interact-consent"> cannot be read, so until it can every host is shut but those of the site itself.',
  'consent-config': 'What is wrong is left out, or read in the way that holds most.',
  'block-late':
    'The JSON block stands after the tag of the SDK, and what it declares was open until the browser came to it. Put it before the tag.',
  'own-host':
    'A service declares the host of this page, which stays open all the same. Name the host that is meant, or a path of it.',
  'unknown-id': 'That is no category or service of the config (in brackets those that are), so it is never granted.',
  'not-saved': 'The browser keeps no cookie here, so the choice ends when the page is left.',
  'not-replaced':
    'Another cookie of this name wins over what the visitor chose, and no page script can take it away. Let the server expire it on every domain and path, or give cookie.name another name.',
  'other-policy':
    'The stored choice answers a later version of the policy than that of this page (in brackets), so the visitor is asked again. Give sites that share a policy the same version, and each of the others a cookie.name of its own, or they ask in turns.',
  'own-name':
    "A script wrote to this name, or took it away; that was dropped. Only the SDK writes here, and the site's own server.",
  'helper-dropped':
    "The site's own code had a script of another site write this, and it was dropped. If it is the site's own, name that host in ownHosts, or declare the name for a service of the category necessary.",
  'too-long':
    "This cookie asks to stay longer than its service declares (in brackets both), so visitors are told less than is true. Correct the declaration. With undeclared: 'block', the cookie is cut to what is declared.",
  'not-erased':
    "These cookies are out of a page script's reach (HttpOnly, or set on another path); let the server expire them.",
  'ui-missing':
    'The modal could not be loaded, so nobody can be asked and nothing is granted. Serve it beside consent.js.',
  'preferences-missing':
    'The second view could not be loaded, so the notice stays: it can be answered. Serve consent-preferences.js beside consent.js.',
  failed: 'Something in this page keeps the SDK from its work; what is not granted stays shut.',
  'release-missing': 'What lets scripts go could not be loaded, so they stay held. Serve it beside consent.js.',
  'explain-missing':
    'The words for what goes wrong could not be loaded. Serve consent-explain.js beside consent.js to read what is wrong with the config.',
  'text-missing':
    "The words in the visitor's language could not be had, so they are English. Serve consent-text-….js beside consent.js.",
  'signals-missing':
    'The consent APIs of vendors could not be loaded, so what waits for them to be told stays held. Serve it beside consent.js.',
  'unknown-language':
    'No words are known in that language, and the config has none of its own: others are shown, those of the page or of the visitor.',
  'unknown-signal': 'No consent API of that name is known (in brackets those that are), so nobody is told.',
  'layer-replaced':
    'The page assigned a new array after the SDK, and what Google was told was put first into it. Write window.dataLayer = window.dataLayer || [] instead.',
  'signal-failed': 'That vendor threw when it was told of the choice; the others were told all the same.',
  'frames-missing':
    'What lets frames and media go could not be loaded, so they stay held. Serve consent-frames.js beside consent.js.',
  'launcher-missing':
    'The way back could not be loaded. Serve consent-launcher.js beside consent.js, or put an element with data-consent-open into the page.',
  'stubs-missing':
    'What stands in for held vendors could not be loaded, so a call of one throws. Serve consent-stubs.js beside consent.js.',
  'unknown-stub': 'No calls of that service are known (in brackets those that are), so nothing stands in for it.',
  'stub-failed': 'A call that had waited for this vendor threw; the others were made all the same.',
  'declaration-missing':
    'The list of what is declared could not be loaded. Serve consent-declaration.js beside consent.js.',
  'inline-missing':
    'The preferences in the page could not be loaded. Serve consent-inline.js, consent-ui.js and consent-preferences.js beside consent.js.',
  'script-timeout': 'The script did not load within 10 s; those after it go on without it.',
  'script-held': 'The tagged script stays held.',
  'tag-held': 'The tag stays held.',
  'tag-open':
    'It is held, but only from where the SDK could see it on. Give a script type="text/plain", and anything else data-src in the place of src.',
  listener: 'A listener threw; the others were called all the same.',
  'endpoint-lost':
    'The server did not take the choice. The cookie that the script wrote holds, though Safari keeps it for 7 days only.',
  'receipt-lost': 'The receipt did not reach its endpoint; the choice holds all the same.',
}

/** The page with a heading for each code: the package's own copy on a CDN. */
const PAGE = `https://cdn.jsdelivr.net/npm/@interactcx/consent@${__VERSION__}/docs/errors.md`

/** Returns one line on a failure: its code, the detail, what it leads to, and where to read on. */
export const explain = (code: string, detail: string): string =>
  [`${code}: ${detail}`, SENTENCES[code], `${PAGE}#${code}`].filter(Boolean).join(' — ')

/** Returns one line for each mistake in a config. @param broken why its JSON cannot be parsed */
export const explainConfig = (input: unknown, broken = ''): string[] =>
  broken
    ? [explain('bad-json', broken)]
    : [...findProblems(input), ...findUnknownWords(input)].map(({ message }) => explain('consent-config', message))
