import { runningScript } from '../lib/runningScript'
import * as preferences from '../ui/createPreferences'

/** `consent-preferences.js`: leaves the second view on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, preferences)
