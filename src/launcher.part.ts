import * as launcher from './launcher'
import { runningScript } from './lib/runningScript'

/** `consent-launcher.js`: leaves what puts a way back into the page on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, launcher)
