import { ANSWER } from '../adopt/names'
import { allows as isAllowed } from '../choice/allows'
import { servicesAt } from '../choice/declared'
import { isOwnHost as isOwn } from '../choice/isOwnHost'
import { isDeclared } from '../choice/judge'
import { longest } from '../choice/longest'
import { matcher } from '../choice/match'
import { NECESSARY } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { createEmitter } from '../events'
import type { Installed } from '../gate/types'
import { writeOwn } from '../lib/ownWrite'
import { createRoots } from '../lib/roots'
import { erase } from '../storage/erase'
import { createNotedNames } from '../storage/notedNames'
import type { Core } from './core'
import { createAttempts } from './createAttempts'
import { createReporter } from './createReporter'
import { createStore } from './createStore'
import { createWriters } from './createWriters'
import { describeStored } from './describeChange'
import type { Door } from './door'

/** What the core hands on to files that are wired after it. */
interface Later extends Pick<Core, 'isAlive' | 'choose' | 'open' | 'reset' | 'onShadowTag'> {
  /** Returns the `release` part once it is installed. */
  release(): Installed | undefined
}

/** Makes what gates, parts and the other files of the engine share: the store, the events, and who may do what. */
export function createCore(config: ResolvedConfig, door: Door, later: Later): Core {
  const { name: key } = config.cookie
  const { from, name: answerName } = config.adopt
  const store = createStore(config)

  const emitter = createEmitter(
    document,
    (event) => {
      if (!later.isAlive()) return null
      const { choice } = store.get()
      if (event === 'ready') return { choice }
      return event === 'choice' && choice && describeStored(store.get())
    },
    (error) => fail('listener', `${error}`),
  )
  const { emit } = emitter
  const reporter = createReporter(door, emit)
  const { fail, safely } = reporter

  const reportUnknown = (ids: readonly string[]): void => {
    for (const id of ids.join('|').match(/[^|!]+/g) ?? [])
      if (!config.ids.includes(id)) fail('unknown-id', `"${id}" (${config.ids})`)
  }
  const isOwnHost = (hostname: string): boolean => isOwn(config, hostname, location.hostname)
  const names = createNotedNames(key)
  const writers = createWriters({ ...door, isOwnHost, emit, fail }, names, later.release)

  return {
    ...door,
    ...emitter,
    ...reporter,
    ...later,
    ...createAttempts({ store, emit }, writers, later.release),
    config,
    store,
    names,
    writers,
    key,
    reportUnknown,
    isOwnHost,
    open: safely(later.open),
    reset: safely(later.reset),
    allows(need, lifetime) {
      try {
        reportUnknown(need)
        return isAllowed(store.get(), need, lifetime)
      } catch {
        return false
      }
    },
    isDecided: () => !!store.get().choice,
    passesAll: () => store.get().grantsAll,
    isAnswer: (name) => name === key || (!!from && (name === answerName || ANSWER.test(name))),
    declares: (address) => isDeclared(config, address),
    servicesAt: (address) => servicesAt(config, address),
    longest: (name, asked) => longest(config, name, asked, (detail) => fail('too-long', detail)),
    hosts: config.services.flatMap(({ category, hosts = [] }) => (category === NECESSARY ? [] : hosts)),
    earlyHosts: [],
    heldScripts: new WeakMap(),
    heldByGate: new WeakSet(),
    given: new WeakMap(),
    roots: createRoots(),
    writeOwn,
    model: () => ({ ...store.get(), receipt: store.receipt() }),
    matcher,
    keepOnly: (isKept) => erase({ cookie: isKept, storage: isKept }, fail),
  }
}
