import { runningScript } from '../lib/runningScript'
import { createModal } from '../ui/createModal'

/** `consent-ui.js`: leaves the function on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, { createModal })
