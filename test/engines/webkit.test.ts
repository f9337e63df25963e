import { findWebKit } from '../../scripts/browsers.mjs'
import { describeEngine } from './describeEngine'
import { startWebKit } from './webkit'

describeEngine('webkit', findWebKit(), startWebKit)
