import type { Text } from './types'

/** The words that stand in the page itself, outside the modal; a page that shows no modal needs no others. */
export type PageText = Pick<Text, 'manage' | 'held' | 'loadOnce' | 'alwaysAllow' | 'launcher'>

/** The same in English, the language that every other one falls back to. */
export const enPage: PageText = {
  manage: 'Manage choices',
  held: 'Not shown, because it needs your consent for: {names}. It would load from {from}.',
  loadOnce: 'Load this once',
  alwaysAllow: 'Always allow {name}',
  launcher: 'Cookie settings',
}
