import { mountUi } from './mountUi'
import type { MountUi } from './types'

const tag = document.currentScript as (HTMLScriptElement & { mountUi?: MountUi }) | null
if (tag) tag.mountUi = mountUi
