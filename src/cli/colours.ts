import type { Terminal } from './types'

const codes = { red: 31, yellow: 33, bold: 1, dim: 2 } as const

/** Returns the text in a colour, if the terminal shows colours (https://no-color.org). */
export const paint = ({ hasColours }: Terminal, colour: keyof typeof codes, text: string): string =>
  hasColours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text
