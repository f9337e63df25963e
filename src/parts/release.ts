import { scripts } from '../gate/scripts/scripts'
import type { Installed } from '../gate/types'
import { resendReceipts } from '../receipts/sendReceipt'
import type { PageHost } from './types'

export { postChoice } from '../receipts/postChoice'
export { sendReceipt } from '../receipts/sendReceipt'
export { namesHere } from '../storage/namesHere'

/** What this part needs of the SDK beside what every part does. */
interface ReleaseHost extends PageHost {
  keep(text: string): void
}

export function install(host: ReleaseHost): Installed {
  void resendReceipts(host)
  return scripts.install(host)
}
