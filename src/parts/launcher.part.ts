import { runningScript } from '../lib/runningScript'
import * as launcher from './launcher'

/** `consent-launcher.js`: leaves what puts a way back into the page on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, launcher)
