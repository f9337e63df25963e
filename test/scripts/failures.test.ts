import { describe, expect, it } from 'vitest'
import { failuresOfPlaywright, failuresOfVitest } from '../../scripts/failures.mjs'

describe('what failed, a line each', () => {
  it('names file, test and how the first error begins, of vitest', () => {
    const test = { fullName: 'a room is quiet', failureMessages: ['AssertionError: one\n    at line 2', 'another'] }
    const passed = { fullName: 'a room is lit', status: 'passed', failureMessages: [] }
    const failed = { ...test, status: 'failed' }
    const testResults = [{ name: 'test/a.test.ts', status: 'failed', assertionResults: [passed, failed] }]
    expect(failuresOfVitest({ testResults })).toEqual([
      'test/a.test.ts > a room is quiet: AssertionError: one at line 2',
    ])
  })

  it('names a file that vitest could not load', () => {
    const testResults = [
      { name: 'test/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      { name: 'test/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ]
    expect(failuresOfVitest({ testResults })).toEqual(['test/b.test.ts: Cannot find module'])
  })

  it('names those of nested suites and of the runner itself, without colours, of Playwright', () => {
    const spec = (title: string, ok: boolean, status: string, message?: string) => ({
      ...{ file: 'page.spec.ts', title, ok },
      tests: [{ status, results: [{}, { ...(message && { error: { message } }) }] }],
    })
    const red = spec('is shut', false, 'unexpected', '\u001b[31mError: open\u001b[39m')
    const suites = [
      { specs: [spec('is there', true, 'expected')], suites: [{ specs: [red] }] },
      { specs: [spec('is fast', true, 'flaky', 'Timeout')] },
    ]
    expect(failuresOfPlaywright({ suites, errors: [{ message: 'No tests found' }] })).toEqual([
      'page.spec.ts > is shut: Error: open',
      'page.spec.ts > is fast: Timeout',
      'the runner: No tests found',
    ])
  })
})
