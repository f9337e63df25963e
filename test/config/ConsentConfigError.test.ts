// @vitest-environment node
import { expect, it } from 'vitest'
import { ConsentConfigError } from '../../src/config/ConsentConfigError'
import { findProblems } from '../../src/config/findProblems'

it('is an Error with one line per problem, and with the problems', () => {
  const problems = findProblems({ polcy: {}, ui: 1 })
  const error = new ConsentConfigError(problems)
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'ConsentConfigError', code: 'consent-config', problems })
  expect(error.message.split('\n')).toEqual(problems.map(({ message }) => message))
  expect(error.message.split('\n')).toHaveLength(2)
})
