import { cookies } from './cookies'
import { elements } from './elements'
import { network } from './network'
import type { GateContext, Installed } from './types'
import { webStorage } from './webStorage'

/** Shuts every gate that stands from the first moment on; what lets go of tagged things comes once it is needed. */
export const installGates = (context: GateContext): Installed[] =>
  [cookies, webStorage, network, elements].map((gate) => gate.install(context))
