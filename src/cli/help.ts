import { paint } from './colours'
import { commands } from './commands'
import type { Command, Terminal } from './types'

const optionsOf = ({ options = {} }: Command): string[] =>
  Object.entries(options).map(([name, { type, short, about }]) => {
    const flag = `${short ? `-${short}, ` : ''}--${name}${type === 'string' ? ' <value>' : ''}`
    return `      ${flag.padEnd(22)} ${about}`
  })

/** Returns the text that lists every command and option. */
export const help = (terminal: Terminal): string =>
  [
    `${paint(terminal, 'bold', 'interact-consent')} <command>, or --version`,
    '',
    ...Object.entries(commands).flatMap(([name, command]) => [
      `  ${`${name} ${command.usage}`.padEnd(26)} ${command.about}`,
      ...optionsOf(command),
    ]),
    '',
    '  <config> is JSON, a page or its template with a block in it, a module (.js, .mjs; .ts with Node 22.18 or later), or -',
    '  for what is typed in. Services may be names of the catalogue: "hotjar", or',
    '  { "use": "hotjar", "category": "statistics" }.',
    '',
    '  Ends with 0 where all is well, 1 where something is wrong with what was read, 2 where the command itself is.',
  ].join('\n')
