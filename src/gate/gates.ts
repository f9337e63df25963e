import { cookies } from './cookies'
import { elements } from './elements/elements'
import { network } from './network'
import type { GateContext, Installed } from './types'
import { webStorage } from './webStorage'

/** The gates that stand from the first moment on; what lets go of tagged things comes once it is needed. */
export interface Gates {
  /**
   * Shuts those that are not shut yet, and lets the others follow the choice.
   *
   * @param sends whether it matters what is loaded and sent: a host is declared, or a tagged script may be taken back
   * what it was granted. Where neither is so, all may pass, and a page that sends and builds a lot stays as fast as it was.
   */
  shut(sends: boolean): void
  /** Leaves the page as if none had been there. */
  undo(): void
}

export function createGates(context: GateContext): Gates {
  const installed: Installed[] = []
  return {
    shut(sends) {
      for (const gate of installed) gate.update?.(sends)
      const all = [cookies, webStorage, elements, ...(sends ? [network] : [])]
      for (const gate of all.slice(installed.length)) installed.push(gate.install(context))
    },
    undo() {
      for (const { undo } of installed.splice(0).reverse()) undo()
    },
  }
}
