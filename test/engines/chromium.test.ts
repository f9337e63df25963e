import { findChromium } from '../../scripts/browsers.mjs'
import { startChromium } from './chromium'
import { describeEngine } from './describeEngine'

describeEngine('chromium', findChromium(), startChromium)
