import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAttempts } from '../../src/engine/createAttempts'
import { createStore, type Store, UNDECIDED } from '../../src/engine/createStore'
import { createWriters } from '../../src/engine/createWriters'
import { createNotedNames } from '../../src/storage/notedNames'
import { choice, resolved, SITE } from '../support/configs'
import { installJar, type Jar } from '../support/jar'

const RELEASED = 'Error\n    at f (https://cdn.example/released.js:1:1)'
const OTHER = 'Error\n    at f (https://www.example.com/own.js:1:1)'
const address = (text: string): URL => new URL(text)

let jar: Jar
let store: Store
beforeEach(() => {
  jar = installJar()
  store = createStore(resolved(SITE))
})
afterEach(() => jar.restore())

function start(released = true) {
  const release = () =>
    released ? { needOf: (stack: string) => (stack === RELEASED ? ['analytics'] : undefined), undo() {} } : undefined
  const writers = createWriters({ isOwnHost: () => true, emit() {}, fail() {} }, createNotedNames('list'), release)
  return createAttempts({ store, emit() {} }, writers, release)
}
const grant = (granted: string[]): unknown => store.set({ ...UNDECIDED, choice: choice(granted) })

describe('a host that no service declares', () => {
  it('is refused to every script after a withdrawal if a released script had contacted it', () => {
    grant(['analytics'])
    const { ask, dependsOnCaller } = start()
    const contacted = address('https://collector.example/a')
    expect(dependsOnCaller(contacted)).toBe(true)
    expect(ask('network', contacted, () => RELEASED).verdict).toBe('persistent')
    grant([])
    expect(dependsOnCaller()).toBe(true)
    expect(dependsOnCaller(contacted)).toBe(true)
    // A second stage of that script, or a timer, is not on its call stack.
    expect(ask('network', contacted, () => OTHER).verdict).toBeNull()
    grant(['analytics'])
    expect(ask('network', contacted, () => OTHER).verdict).toBe('persistent')
  })

  it('is asked about once while only the page itself contacts it', () => {
    grant(['analytics'])
    const { ask, dependsOnCaller } = start()
    const own = address('https://api.example/a')
    expect(dependsOnCaller(own)).toBe(true)
    ask('network', own, () => OTHER)
    expect(dependsOnCaller(own)).toBe(false)
    grant([])
    expect(dependsOnCaller()).toBe(false)
    expect(dependsOnCaller(own)).toBe(false)
  })

  it('does not depend on the caller while nothing is released', () => {
    const { dependsOnCaller } = start(false)
    expect(dependsOnCaller(address('https://api.example/a'))).toBe(false)
    expect(dependsOnCaller()).toBe(false)
  })
})
