import type { Text } from './types'

/** The words that are shown in the page itself, outside the modal. A page that shows no modal needs no others. */
export type PageText = Pick<Text, 'launcher' | 'manage' | 'held' | 'loadOnce' | 'alwaysAllow' | 'categories'>

/** The launcher's word; every language's file begins with it. */
export const enLauncher: Pick<Text, 'launcher'> = { launcher: 'Cookie settings' }

/** The same in English, the fallback of every language; every language's file begins with these words. */
export const enPage: PageText = {
  ...enLauncher,
  manage: 'Manage choices',
  held: 'Not shown, because it needs your consent for: {names}. It would load from {from}.',
  loadOnce: 'Load this once',
  alwaysAllow: 'Always allow {name}',
  categories: {
    necessary: { label: 'Necessary', description: 'Makes the site work and remembers your choice.' },
    functional: { label: 'Functional', description: 'Extra features, such as chat and videos.' },
    analytics: { label: 'Analytics', description: 'Shows us how the site is used.' },
    marketing: { label: 'Marketing', description: 'Shows you ads and measures them.' },
  },
}
