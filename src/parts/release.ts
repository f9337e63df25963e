import { scripts } from '../gate/scripts/scripts'
import type { Installed } from '../gate/types'
import { watchConnections } from '../storage/connections'
import type { PageHost } from './types'

export { postChoice } from '../receipts/postChoice'
export { sendReceipt } from '../receipts/sendReceipt'
export { erase } from '../storage/erase'
export { namesHere } from '../storage/namesHere'

export function install(host: PageHost): Installed {
  // A page that is left after a withdrawal closes its connections itself.
  const unwatch = host.config.afterRevoke === 'keep' ? watchConnections() : () => {}
  const installed = scripts.install(host)
  return {
    ...installed,
    undo() {
      unwatch()
      installed.undo()
    },
  }
}
