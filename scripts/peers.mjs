import { ensureDependencies } from './setup.mjs'

/** Installs the other consent tools: the bench measures beside them, and the browser tests move in from them. */

ensureDependencies('bench/')
