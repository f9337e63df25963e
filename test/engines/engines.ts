import { findChromium, findFirefox, findWebKit } from '../../scripts/browsers.mjs'
import { startChromium } from './chromium'
import type { Engine, EngineName } from './engine'
import { startFirefox } from './firefox'
import { startWebKit } from './webkit'

const chromium = findChromium()
const firefox = findFirefox()
const webkit = findWebKit()

/** Each engine: its name, whether it is installed here, and what starts it. */
export const ENGINES: [name: EngineName, isHere: boolean, start: () => Promise<Engine>][] = [
  ['chromium', !!chromium, () => startChromium(`${chromium}`)],
  ['firefox', !!firefox, () => startFirefox(`${firefox}`)],
  ['webkit', !!webkit, () => startWebKit(webkit as NonNullable<typeof webkit>)],
]
