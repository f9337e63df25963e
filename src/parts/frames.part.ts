import { runningScript } from '../lib/runningScript'
import * as frames from './frames'

/** `consent-frames.js`: leaves what holds frames and speaks for them on its own element, where `script.ts` finds it. */
Object.assign(runningScript() ?? {}, frames)
