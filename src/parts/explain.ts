import { findProblems } from '../config/findProblems'

export { createAudit } from '../diagnostics/audit'

/** What follows from each failure, and what to do; the code and the detail stand before it. */
const SENTENCES: Record<string, string> = {
  'bad-json':
    'The JSON in <script id="interact-consent"> cannot be read and is left out; everything that needs consent stays shut.',
  'unknown-id': 'That is no category or service of the config (in brackets those that are), so it is never granted.',
  'not-saved': 'The browser keeps no cookie here, so the choice ends when the page is left.',
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
  'unknown-signal': 'No consent API of that name is known (in brackets those that are), so nobody is told.',
  'signal-failed': 'That vendor threw when it was told of the choice; the others were told all the same.',
  'frames-missing':
    'What lets frames and media go could not be loaded, so they stay held. Serve consent-frames.js beside consent.js.',
  'launcher-missing':
    'The way back could not be loaded. Serve consent-launcher.js beside consent.js, or put an element with data-consent-open into the page.',
  'script-timeout': 'The script did not load within 10 s; those after it go on without it.',
  'script-held': 'The tagged script stays held.',
  'tag-held': 'The tag stays held.',
  listener: 'A listener threw; the others were called all the same.',
  'endpoint-lost':
    'The server did not take the choice. The cookie that the script wrote holds, though Safari keeps it for 7 days only.',
  'receipt-lost': 'The receipt did not reach its endpoint; the choice holds all the same.',
}

/** One line on a failure: its code, what it is about, and what follows. */
export const explain = (code: string, detail: string): string =>
  [`${code}: ${detail}`, SENTENCES[code]].filter(Boolean).join(' — ')

/** One line on each thing that is wrong with a config. @param broken why the JSON could not be read */
export const explainConfig = (input: unknown, broken = ''): string[] => [
  ...(broken ? [explain('bad-json', broken)] : []),
  ...findProblems(input).map(({ message }) => message),
]
