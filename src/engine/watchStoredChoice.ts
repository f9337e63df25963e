import type { ResolvedConfig } from '../config/schema'
import { cookieState } from '../storage/choiceCookie'
import type { State } from './createStore'

/** How long the jar may show an overwritten cookie, in milliseconds: browsers keep the jar in another process. */
const STALE = 1e3

/** Notices when the stored choice was changed by another tab, a sibling subdomain or the server. */
export interface StoredChoiceWatch {
  /** Takes the record that the page started with as known, without another read of the jar. */
  begin({ record }: State): void
  /** Takes what the jar holds now as this page's own; `before` is the state that it replaced. */
  remember(before: State): void
  /** Reads the jar, and calls back if somebody else has decided. */
  check(): void
}

/** @param onReplaced called if a slow response of the server has restored an older choice */
export function watchStoredChoice(
  config: ResolvedConfig,
  onChange: () => void,
  onReplaced: () => void,
): StoredChoiceWatch {
  let known: string
  /** A grant that this page's latest choice has replaced. */
  let replaced: string | null = null

  const check = (): void => {
    const now = cookieState(config)
    // A jar that still shows the old grant must not undo a withdrawal.
    if (now === replaced && config.cookie.url) onReplaced()
    else if (now === replaced)
      // Choices of the same second may be equal: one that is still there later is another tab's.
      setTimeout(() => {
        replaced = null
        check()
      }, STALE)
    else if (now !== known) onChange()
  }

  return {
    begin({ record }) {
      known = JSON.stringify(record)
    },
    remember({ choice }) {
      replaced = choice?.granted[0] ? known : null
      known = cookieState(config)
    },
    check,
  }
}
