import { enPage, type PageText } from './enPage'
import type { Text } from './types'

/** The words of the notice, and of the shell that the preferences share with it: all that a visitor needs to answer. */
export type NoticeText = PageText &
  Pick<
    Text,
    | 'title'
    | 'intro'
    | 'introOptOut'
    | 'lifetimes'
    | 'refusal'
    | 'refusalKept'
    | 'policy'
    | 'acceptAll'
    | 'rejectAll'
    | 'optOut'
    | 'save'
    | 'closeRefuses'
    | 'close'
    | 'sessionOnly'
    | 'sessionOnlyHelp'
    | 'signal'
    | 'asked'
    | 'stays'
    | 'changed'
    | 'added'
    | 'altered'
    | 'allowed'
    | 'rejected'
    | 'saved'
  >

/** The same in English. In the files of other languages these words follow those of `enPage`. */
export const enNotice: NoticeText = {
  ...enPage,
  title: 'Your cookie choices',
  intro: 'We use cookies, small text files on your device. You can accept or reject the optional ones.',
  introOptOut: 'We use cookies, small text files on your device. The optional ones are on until you reject them.',
  lifetimes:
    'Session cookies are gone when you close your browser. Persistent cookies stay until you delete them or they expire.',
  refusal:
    'If you reject all, no data of any sort is collected, and some features may not work properly. You can change your choice at any time.',
  refusalKept:
    'If you reject all, only what the site needs to work is kept, and some features may not work properly. You can change your choice at any time.',
  policy: 'Privacy policy',
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  optOut: 'Do not sell or share my personal information',
  save: 'Save choices',
  closeRefuses: 'Refuse and close',
  close: 'Close without saving',
  sessionOnly: 'Session cookies only',
  sessionOnlyHelp: 'What you accept is gone when you close your browser, and we ask again on your next visit.',
  signal: "Your browser's privacy signal is honoured.",
  asked: '{what} since your last choice: {names}.',
  stays: 'What you rejected stays rejected.',
  changed: 'The privacy policy has changed since your last choice.',
  added: 'New',
  altered: 'Changed',
  allowed: 'Accepted: {names}.',
  rejected: 'Rejected: {names}.',
  saved: 'Choices saved.',
}
