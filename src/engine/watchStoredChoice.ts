import type { ResolvedConfig } from '../config/schema'
import { cookieState } from '../storage/choiceCookie'
import type { State } from './createStore'

/** How long the jar may still show what was written over, in milliseconds: browsers keep it in another process. */
const STALE = 1e3

/** Notices when the stored choice was changed by another tab, a sibling subdomain or the server. */
export interface StoredChoiceWatch {
  /** Takes what the page started with as known, without another look into the jar. */
  begin({ record }: State): void
  /** Takes what the jar holds now as this page's own; `before` is what it replaced. */
  remember(before: State): void
  /** Compares; calls back where somebody else has decided. */
  check(): void
}

/** @param onReplaced called where the server's slow answer to an older choice has put that back */
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
    // A jar that still shows what was written over must not undo a withdrawal.
    if (now === replaced && config.cookie.url) onReplaced()
    else if (now === replaced)
      // Choices of one second may be equal: what still stands there later is another tab's.
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
