import { stripVTControlCharacters } from 'node:util'

/** @typedef {import('./failures.d.mts').VitestReport} VitestReport */
/** @typedef {import('./failures.d.mts').PlaywrightReport} PlaywrightReport */
/** @typedef {import('./failures.d.mts').PlaywrightSuite} PlaywrightSuite */

const MOST = 240

/** @param {string} where @param {string | undefined} message */
const line = (where, message = '') =>
  `${where}: ${stripVTControlCharacters(message).replace(/\s+/g, ' ').trim().slice(0, MOST)}`

/** @param {VitestReport} report */
export const failuresOfVitest = ({ testResults }) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // A file that cannot be loaded has no tests.
    if (!failed.length) return status === 'failed' ? [line(name, message)] : []
    return failed.map((test) => line(`${name} > ${test.fullName}`, test.failureMessages[0]))
  })

/** @param {PlaywrightSuite} suite @returns {string[]} */
const failuresOfSuite = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
    .map(({ file, title, tests }) => {
      const results = tests.flatMap((test) => test.results)
      return line(`${file} > ${title}`, results.find(({ error }) => error)?.error?.message)
    }),
  ...suites.flatMap(failuresOfSuite),
]

/** @param {PlaywrightReport} report */
export const failuresOfPlaywright = ({ suites, errors = [] }) => [
  ...suites.flatMap(failuresOfSuite),
  ...errors.map(({ message }) => line('the runner', message)),
]
