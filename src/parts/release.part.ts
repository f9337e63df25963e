import { runningScript } from '../lib/runningScript'
import * as release from './release'

/** `consent-release.js`: leaves what a choice sets going on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, release)
