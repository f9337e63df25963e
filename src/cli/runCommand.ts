import { parseArgs } from 'node:util'
import { nearest } from '../config/nearest'
import { paint } from './colours'
import { commands } from './commands'
import { help } from './help'
import { inWords } from './inWords'
import { Stop, type World } from './types'

/** Runs what was typed. Never throws; returns the exit code. */
export async function runCommand(typed: readonly string[], world: World): Promise<number> {
  const [name = '', ...rest] = typed
  if (!name || /^(-h|--help|help)$/.test(name) || rest.some((word) => /^(-h|--help)$/.test(word))) {
    world.out(help(world))
    return name ? 0 : 2
  }
  if (/^(-v|--version)$/.test(name)) {
    world.out(world.version)
    return 0
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) {
      const guess = nearest(name, Object.keys(commands))
      throw new Stop(`there is no command "${name}"${guess ? `; did you mean "${guess}"?` : ''}`, 2)
    }
    const options = Object.fromEntries(
      Object.entries(command.options ?? {}).map(([key, { type, short }]) => [key, { type, ...(short && { short }) }]),
    )
    const { positionals, values } = parseArgs({ args: rest, options, allowPositionals: true })
    const [least, most] = command.words
    if (positionals.length < least || positionals.length > most)
      throw new Stop(`type: interact-consent ${name} ${command.usage}`, 2)
    return await command.run(positionals, values as Record<string, string | boolean | undefined>, world)
  } catch (error) {
    world.err(paint(world, 'red', inWords(error as Error, world)))
    return error instanceof Stop ? error.exitCode : 2
  }
}
