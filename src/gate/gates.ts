import { cookies } from './cookies'
import { elements } from './elements/elements'
import { network } from './network/network'
import type { GateContext, Installed } from './types'
import { webStorage } from './webStorage'

/** The gates that are shut from the start. The parts that release tagged elements are loaded when they are needed. */
export interface Gates {
  /**
   * Shuts the gates that are not shut yet, and updates the others after a choice.
   *
   * @param sends whether loading and sending must be guarded: a service declares a host, or a tagged script may lose
   * its grant. Otherwise a page that sends and builds a lot stays as fast as without the SDK.
   */
  shut(sends: boolean): void
  /** Opens all gates and takes their patches off. */
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
