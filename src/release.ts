import type { PageHost } from './frames'
import { scripts } from './gate/scripts'
import type { Installed } from './gate/types'
import { watchConnections } from './storage/connections'

export { erase } from './storage/erase'
export { namesHere } from './storage/namesHere'
export { tellServer } from './tellServer'

export function install(host: PageHost): Installed {
  // A page that is left after a withdrawal closes its connections itself.
  const unwatch = host.config.onRevoke === 'keep' ? watchConnections() : () => {}
  const installed = scripts.install(host)
  return {
    ...installed,
    undo() {
      unwatch()
      installed.undo()
    },
  }
}
