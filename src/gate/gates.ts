import { cookies } from './cookies'
import { elements } from './elements/elements'
import { network } from './network'
import type { GateContext, Installed } from './types'
import { webStorage } from './webStorage'

/** The gates that stand from the first moment on; what lets go of tagged things comes once it is needed. */
export interface Gates {
  /**
   * Shuts those that are not shut yet.
   *
   * @param sends whether it matters what is loaded and sent: a host is declared, or a tagged script may be taken back
   * what it was granted. Where neither is so, all may pass, and a page that sends and builds a lot stays as fast as it was.
   */
  shut(sends: unknown): void
  /** Leaves the page as if none had been there. */
  open(): void
}

export function createGates(context: GateContext): Gates {
  let installed: Installed[] = []
  return {
    shut(sends) {
      let at = 0
      for (const gate of [cookies, webStorage, ...(sends ? [network, elements] : [])])
        installed[at++] ??= gate.install(context)
    },
    open() {
      for (const { undo } of installed.reverse()) undo()
      installed = []
    },
  }
}
