import { scripts } from '../gate/scripts/scripts'
import type { Installed } from '../gate/types'
import type { PageHost } from './types'

export { listStored } from '../storage/listStored'

export const install = (host: PageHost): Installed => scripts.install(host)
