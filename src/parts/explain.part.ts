import { runningScript } from '../lib/runningScript'
import * as explain from './explain'

/** `consent-explain.js`: leaves the words for what goes wrong on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, explain)
