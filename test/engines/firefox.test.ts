import { findFirefox } from '../../scripts/browsers.mjs'
import { describeEngine } from './describeEngine'
import { startFirefox } from './firefox'

describeEngine('firefox', findFirefox(), startFirefox)
