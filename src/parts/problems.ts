import { findProblems } from '../config/findProblems'
import { findUnknownWords } from '../config/findUnknownWords'
import { lineOf } from '../diagnostics/lineOf'

/** Returns one line for each mistake in a config. @param broken why its JSON cannot be parsed */
export const explainConfig = (input: unknown, broken = ''): string[] =>
  broken
    ? [lineOf('bad-json', broken, 'The config cannot be read. Until it can, all hosts but those of the site are held.')]
    : [...findProblems(input), ...findUnknownWords(input)].map(({ message }) =>
        lineOf('consent-config', message, 'It is left out, or read as strictly as possible.'),
      )
