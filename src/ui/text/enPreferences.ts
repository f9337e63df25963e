import type { NoticeText } from './enNotice'
import type { Text } from './types'

/** The words of the preferences only, in English. They come last in every language's file. */
export const enPreferences: Omit<Text, keyof NoticeText> = {
  alwaysOn: 'Always on',
  counts: 'Services: {services} · Cookies: {cookies}',
  session: 'Session cookies',
  persistent: 'Persistent cookies',
  storage: 'Other data on your device',
  provider: 'Provider: {name}',
  until: 'until you close your browser',
  choice: 'Your choice',
  at: 'Decided on {date} for policy version {version}.',
  expires: 'Holds until {date}.',
  download: 'Download a copy',
  erase: 'Erase choice and data',
  contact: 'Access, correct, erase, restrict or move your personal data',
  present: 'On your device now',
  deleteNow: 'Delete now',
  deleted: 'Deleted: {name}.',
}
