import type { ConfigProblem } from './findProblems'

/** Thrown by `createConsent` for a config with mistakes; the message has one line per problem. */
export class ConsentConfigError extends Error {
  override readonly name = 'ConsentConfigError'
  readonly code = 'consent-config'

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(({ message }) => message).join('\n'))
  }
}
