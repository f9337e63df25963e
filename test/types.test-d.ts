/**
 * What the compiler must take and what it must refuse: `tsc --noEmit` is the test. Nothing here runs.
 */
import {
  type Choice,
  type Consent,
  type ConsentConfig,
  ConsentConfigError,
  type ConsentEvents,
  createConsent,
  type Lifetime,
  type Receipt,
} from '../src/index'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(_: Equal<A, B>): void => {}

const consent: Consent = createConsent({
  policy: { url: '/privacy', version: '1', updated: '2026-11-01', contact: 'privacy@example.com' },
  categories: { analytics: { label: 'Statistics', gpc: true }, research: {} },
  services: [
    {
      id: 'matomo',
      category: 'analytics',
      hosts: ['*.example.net'],
      cookies: [{ name: '_pk_*', lifetime: '13 months', purpose: 'x' }],
      storage: ['mtm*'],
    },
  ],
  cookie: { name: 'c', domain: 'example.com', path: '/', days: 90 },
  mode: 'opt-out',
  undeclared: 'block',
  ownHosts: ['cdn.example.net'],
  respect: { gpc: true, dnt: true },
  layout: 'corner',
  language: 'de',
  text: { de: { acceptAll: 'Alle annehmen' } },
  signals: ['google'],
  receipts: { url: '/receipts', refusals: true },
  afterRevoke: 'keep',
  ui: false,
})
createConsent()
createConsent({})

// Config
// @ts-expect-error: no such option
createConsent({ polcy: {} })
// @ts-expect-error: a policy has an address
createConsent({ policy: { version: '1' } })
// @ts-expect-error: a version is text
createConsent({ policy: { url: '/', version: 1 } })
// @ts-expect-error: categories are named, not listed
createConsent({ categories: ['analytics'] })
// @ts-expect-error: a service has a category
createConsent({ services: [{ id: 'x' }] })
// @ts-expect-error: a service has an id
createConsent({ services: [{ category: 'x' }] })
// @ts-expect-error: a cookie has a lifetime
createConsent({ services: [{ id: 'x', category: 'y', cookies: [{ name: '_ga' }] }] })
// @ts-expect-error: opt-in or opt-out
createConsent({ mode: 'optin' })
// @ts-expect-error: block-third-party, block or allow
createConsent({ undeclared: 'deny' })
// @ts-expect-error: modal, banner or corner
createConsent({ layout: 'popup' })
// @ts-expect-error: reload or keep
createConsent({ afterRevoke: 'nothing' })
// @ts-expect-error: the modal is only ever switched off
createConsent({ ui: 'no' })
// @ts-expect-error: receipts go somewhere
createConsent({ receipts: { refusals: true } })
// @ts-expect-error: no such text
createConsent({ text: { de: { acceptEverything: 'x' } } })
// @ts-expect-error: days are counted
createConsent({ cookie: { days: '90' } })

// API
same<typeof consent.choice, Choice | null>(true)
same<ReturnType<typeof consent.allows>, boolean>(true)
same<ReturnType<typeof consent.when>, Promise<Choice>>(true)
same<ReturnType<typeof consent.receipt>, Receipt | null>(true)
same<ReturnType<typeof consent.reset>, Promise<void>>(true)
same<Choice['lifetime'], Lifetime>(true)
same<Choice['by'], 'visitor' | 'browser' | 'host'>(true)
consent.allows('analytics', 'persistent')
// @ts-expect-error: session or persistent
consent.allows('analytics', 'forever')
// @ts-expect-error: session or persistent
consent.acceptAll('forever')
// @ts-expect-error: an event is no lifetime
document.body.onclick = consent.acceptAll
document.body.onclick = consent.rejectAll
consent.choose({ granted: [], except: ['x'], lifetime: 'session' })
// @ts-expect-error: what is granted must be said
consent.choose({ lifetime: 'session' })
// @ts-expect-error: ids come in a list
consent.choose({ granted: 'analytics' })
// @ts-expect-error: the choice is read, and made by choose
consent.choice = null
void consent.open('notice')
// @ts-expect-error: notice or preferences
void consent.open('settings')

// Events
const off: () => void = consent.on('choice', ({ choice, previous, newlyGranted, revoked }) => {
  same<typeof choice, Choice | null>(true)
  same<typeof previous, Choice | null>(true)
  same<typeof newlyGranted, string[]>(true)
  same<typeof revoked, string[]>(true)
})
off()
consent.on('blocked', ({ kind, category, service, target }) => {
  same<typeof category, string | null>(true)
  same<typeof service, string | undefined>(true)
  same<typeof target, string>(true)
  void kind
})
consent.on('error', ({ error }) => error.message)
consent.on('open', ({ view }) => same<typeof view, 'notice' | 'preferences'>(true))
// @ts-expect-error: no such event
consent.on('change', () => {})
// @ts-expect-error: names only, never values
consent.on('blocked', ({ value }) => value)

// The same events on document, with no reference to the SDK.
document.addEventListener('consent:choice', (event) => {
  same<typeof event, CustomEvent<ConsentEvents['choice']>>(true)
  same<typeof event.detail.choice, Choice | null>(true)
})
document.addEventListener('consent:ready', ({ detail }) => detail.choice?.granted)
document.addEventListener('consent:blocked', ({ detail }) => detail.target.length)
// An unknown name is an Event like any other, without a detail.
// @ts-expect-error: no such event
document.addEventListener('consent:change', (event) => event.detail)
// @ts-expect-error: no such detail
document.addEventListener('consent:choice', ({ detail }) => detail.lifetime)

// The error
try {
  createConsent(JSON.parse('{}') as ConsentConfig)
} catch (error) {
  if (error instanceof ConsentConfigError) {
    same<typeof error.code, 'consent-config'>(true)
    for (const { path, message } of error.problems) same<[typeof path, typeof message], [string, string]>(true)
  }
}
