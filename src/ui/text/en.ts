import type { Text } from './types'

/** English, the language that every other one falls back to. */
export const en: Text = {
  title: 'Your cookie choices',
  intro: 'We use cookies, small text files on your device. You can accept or reject the optional ones.',
  lifetimes:
    'Session cookies are gone when you close your browser. Persistent cookies stay until you delete them or they expire.',
  refusal:
    'If you reject all, no data of any sort is collected, and some features may not work properly. You can change your choice at any time, here or in your browser settings.',
  policy: 'Privacy policy',
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  manage: 'Manage choices',
  save: 'Save choices',
  closeRefuses: 'Refuse and close',
  close: 'Close without saving',
  sessionOnly: 'Session cookies only',
  sessionOnlyHelp: 'What you accept stays until you close your browser. We ask again on your next visit.',
  alwaysOn: 'Always on',
  counts: 'Services: {services} · Cookies: {cookies}',
  session: 'Session cookies',
  persistent: 'Persistent cookies',
  storage: 'Other data on your device',
  provider: 'Provider: {name}',
  until: 'until you close your browser',
  categories: {
    necessary: { label: 'Necessary', description: 'Makes the site work and remembers your choice.' },
    functional: { label: 'Functional', description: 'Extra features, such as chat and videos.' },
    analytics: { label: 'Analytics', description: 'Shows us how the site is used.' },
    marketing: { label: 'Marketing', description: 'Shows you ads and measures them.' },
  },
  signal: "Your browser's privacy signal is honoured. Off unless you switch it on yourself: {names}.",
  asked: 'New since your last choice: {names}. What you rejected before stays rejected.',
  changed: 'The privacy policy has changed since your last choice.',
  added: 'New',
  choice: 'Your choice',
  allowed: 'Accepted: {names}.',
  at: 'Decided on {date} for policy version {version}.',
  download: 'Download a copy',
  erase: 'Erase choice and data',
  contact: 'To access, correct, erase, restrict or move your personal data, contact',
  saved: 'Choices saved.',
}
