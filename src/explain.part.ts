import * as explain from './explain'
import { runningScript } from './lib/runningScript'

/** `consent-explain.js`: leaves the words for what goes wrong on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, explain)
