import type { ResolvedConfig } from '../config/schema'
import { cookieState, loadChoice } from '../storage/choiceCookie'
import { cookieValues } from '../storage/cookieJar'
import type { State } from './createStore'

/** How long the jar may show an overwritten cookie, in milliseconds: browsers keep the jar in another process. */
const STALE = 1e3

/** Notices when the stored choice was changed by another tab, a sibling subdomain or the server. */
export interface StoredChoiceWatch {
  /** Takes the record that the page started with as known, without another read of the jar. */
  begin({ record }: State): void
  /** Takes what the jar holds now as known. @param isOwn whether this page has chosen it */
  remember(isOwn: boolean): void
  /** Reads the jar, and calls back if somebody else has decided. */
  check(): void
}

/** @param onReplaced called if the server has restored an older choice, or put what is none in its place */
export function watchStoredChoice(
  config: ResolvedConfig,
  onChange: () => void,
  onReplaced: () => void,
): StoredChoiceWatch {
  let known: string
  /** When this page made or found its choice, in milliseconds since 1970: a grant made before must not come back. */
  let since = 0

  const check = (): void => {
    const now = loadChoice(config)
    if (JSON.stringify(now) === known) return
    const isReplaced = now
      ? // The server has answered late, maybe to the page before.
        now.choice.granted[0] && Date.parse(now.choice.at) <= since
      : // It has escaped or quoted the choice. That decides nothing.
        cookieValues(config.cookie.name)[0]
    if (!isReplaced) onChange()
    else if (!now || config.cookie.url) onReplaced()
    // Choices of the same second may be equal: one that is still there later is another tab's.
    else
      setTimeout(() => {
        since = 0
        check()
      }, STALE)
  }

  return {
    begin({ record }) {
      known = JSON.stringify(record)
      if (record && config.cookie.url) since = Date.now()
    },
    remember(isOwn) {
      known = cookieState(config)
      if (isOwn) since = Date.now()
    },
    check,
  }
}
