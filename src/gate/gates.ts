import { cookies } from './cookies'
import { elements } from './elements'
import { network } from './network'
import type { Gate } from './types'
import { webStorage } from './webStorage'

/**
 * Every gate that stands from the first moment on; what lets go of tagged things comes once it is needed.
 *
 * @param sends whether it matters what is loaded and sent: a host is declared, or a tagged script may be taken back
 * what it was granted. Where neither is so, all may pass, and a page that sends and builds a lot stays as fast as it was.
 */
export const gatesFor = (sends: boolean): Gate[] => [cookies, webStorage, ...(sends ? [network, elements] : [])]
