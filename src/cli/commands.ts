import { check } from './check'
import { copy } from './copy'
import { expand } from './expand'
import { list } from './list'
import { migrate } from './migrate'
import { print } from './print'
import type { Command } from './types'

/** Every command, by its name. */
export const commands: Record<string, Command> = { expand, check, list, print, copy, migrate }
