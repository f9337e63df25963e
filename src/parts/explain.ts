import { lineOf } from '../diagnostics/lineOf'

/** What each failure leads to, and what to do; shown after the code and the detail. */
const SENTENCES: Record<string, string> = {
  'block-late':
    'The config follows the tag of the SDK, so what it declares was open until then. Put it before the tag.',
  'script-early':
    'Scripts of these hosts stood in the page before the SDK, so nothing held them. Put the SDK first, and let no optimiser delay it.',
  'own-host': 'A service declares the host of this page, which stays open. Name another host, or add a path.',
  'unknown-id': 'No category or service has this id (in brackets are those of the config), so it is never granted.',
  'not-saved': 'The browser keeps no cookie here: the choice ends with this page.',
  'not-replaced':
    'Another cookie of this name hides the choice, and no script can delete it. Delete it on the server, or set cookie.name.',
  'other-policy':
    'The stored choice is for a later version of the policy than this page has (in brackets): the visitor is asked again. Use one version on all sites, or one cookie.name for each policy.',
  'own-name':
    'A script tried to write or delete this name, which holds an answer of the visitor. Only the SDK and the server may.',
  'helper-dropped':
    'A script of another site tried to write this for the page. Add that host to ownHosts, or declare the name as necessary.',
  'too-long':
    "The cookie lasts longer than its service declares (in brackets). Correct the declaration; undeclared: 'block' shortens such cookies.",
  'not-erased': 'No script can delete these cookies (HttpOnly, or another path). Delete them on the server.',
  failed: 'Something in this page breaks the SDK. What is not granted stays held.',
  'ui-missing': 'Nobody can be asked, so nothing is granted.',
  'preferences-missing': 'The notice has no second view. It can be answered.',
  'release-missing': 'Tagged scripts stay held.',
  'problems-missing': 'Mistakes in the config are not explained.',
  'receipts-missing': 'The server is not told of the choice.',
  'text-missing': 'The words are English.',
  'signals-missing': 'Tagged scripts stay held, as their vendors are not told of the choice.',
  'unknown-language': 'There are no words in this language. Those of the page or the visitor are shown.',
  'unknown-signal': 'This vendor is not known (in brackets are those that are), so it is not told of the choice.',
  'layer-replaced':
    'The page replaced this array; the calls to Google were copied. Write window.dataLayer = window.dataLayer || [].',
  'signal-failed': 'This vendor threw. The others were told of the choice.',
  'frames-missing': 'Tagged frames and media stay held.',
  'launcher-missing':
    'The page has no button for the preferences. Add an element with data-consent-open, which needs no file.',
  'stubs-missing': 'Calls of held vendors throw.',
  'adopt-missing': 'Tags of the other tool stay held, and its visitors are asked before anything runs.',
  'adopt-unread': 'What the other tool has stored does not count here, so the visitor is asked before anything runs.',
  'unknown-tool':
    'This tool is not known (in brackets are those that are). Its tags stay held, and its visitors are asked before anything runs.',
  'unknown-stub':
    'The calls of this service are not known (in brackets are those that are), so they throw while it is held.',
  'stub-failed': 'A queued call of this vendor threw. The others were made.',
  'declaration-missing': 'The page shows no list of services.',
  'inline-missing': 'The page shows no preferences.',
  'script-timeout': 'It did not load within 10 s. The scripts after it run.',
  'script-held': 'The tagged script stays held.',
  'tag-held': 'The tagged element stays held.',
  'tag-open':
    'It may have begun to load before it was held. Write type="text/plain" on a script, and data-src for src on anything else.',
  listener: 'This listener threw, or never stops choosing. The others were called, and the last choice holds.',
  'endpoint-lost': 'The server did not take the choice. A script wrote its cookie, which Safari keeps for 7 days.',
  'receipt-lost': 'The receipt was not delivered. The choice holds.',
}

/** Returns one line on a failure. */
export const explain = (code: string, detail: string): string => lineOf(code, detail, SENTENCES[code])
