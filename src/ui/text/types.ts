/** Every word the visitor reads. `{…}` stands for a value and may stand anywhere in its sentence. */
export interface Text {
  title: string
  /** True in both modes: says what there is, not what happens by default. */
  intro: string
  /** Used instead of `intro` in opt-out mode. */
  introOptOut: string
  /** What session and persistent cookies are. */
  lifetimes: string
  /** What refusing means, and how to change one's mind. */
  refusal: string
  /** Used instead of `refusal` if the site keeps or sends something whatever is chosen. */
  refusalKept: string
  /** Link to the site's policy or a provider's; a whole phrase. */
  policy: string
  acceptAll: string
  rejectAll: string
  /** Used instead of `rejectAll` in opt-out mode: the words of California's law (CCPA regulations, section 7013). */
  optOut: string
  /** Button on the notice, and heading of preferences. */
  manage: string
  save: string
  /** The accessible name of the close button on the notice: closing refuses. */
  closeRefuses: string
  /** The accessible name of the close button in preferences: the choice stays as it was. */
  close: string
  sessionOnly: string
  /** What the switch does, in one sentence. */
  sessionOnlyHelp: string
  alwaysOn: string
  /** `{services}` and `{cookies}` are numbers; a form that needs no plural. */
  counts: string
  session: string
  persistent: string
  /** Heading of localStorage, IndexedDB and other keys. */
  storage: string
  /** `{name}` is a company. */
  provider: string
  /** How long a session cookie stays. */
  until: string
  categories: Record<string, { label: string; description: string }>
  /** `rejected` follows it, and says what the signal refuses. */
  signal: string
  /** `{what}` is `added` or `altered`, `{names}` a list of categories and services. */
  asked: string
  /** Follows `asked`: what was rejected before is not granted with it. */
  stays: string
  changed: string
  /** Mark on what the last choice did not know. */
  added: string
  /** Mark on a service that changed since. */
  altered: string
  choice: string
  /** `{names}` is a list of categories, never empty. */
  allowed: string
  /** `{names}` is a list of categories and services, never empty. */
  rejected: string
  /** `{date}` with time; `{version}` of the policy. */
  at: string
  /** `{date}` is a day. */
  expires: string
  download: string
  erase: string
  /** What the address on the next line is for, and the subject of the mail: the visitor's rights. */
  contact: string
  saved: string
  /** Mark on a cookie or key that is there. */
  present: string
  /** Button beside that mark. */
  deleteNow: string
  /** `{name}` of a cookie or key. */
  deleted: string
  /**
   * Shown in place of a video, map or form that waits for consent: says that it waits, and why. `{names}` is a list of
   * categories or services, `{from}` a host with the names of its service and company.
   */
  held: string
  /** Button: loads it now, for this page view only. */
  loadOnce: string
  /** Button: `{name}` is a service, or a category in the form of its label. */
  alwaysAllow: string
  /** The small button on pages that have no way back of their own. */
  launcher: string
}
