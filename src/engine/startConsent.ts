import { ANSWER } from '../adopt/names'
import { allows as isAllowed } from '../choice/allows'
import { servicesAt } from '../choice/declared'
import { isOwnHost as isOwn } from '../choice/isOwnHost'
import { isDeclared } from '../choice/judge'
import { longest } from '../choice/longest'
import type { Wish } from '../choice/makeChoice'
import { type Lifetime, NECESSARY } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { createEmitter } from '../events'
import { createGates } from '../gate/gates'
import { captureNatives } from '../lib/natives'
import { writeOwn } from '../lib/ownWrite'
import { patch } from '../lib/patch'
import { report } from '../lib/report'
import { createRoots } from '../lib/roots'
import { erase } from '../storage/erase'
import { createNotedNames } from '../storage/notedNames'
import type { Consent } from '../types'
import type { Core } from './core'
import { createActions } from './createActions'
import { createAttempts } from './createAttempts'
import { createEffects } from './createEffects'
import { createModalHandle } from './createModalHandle'
import { createParts } from './createParts'
import { createReporter } from './createReporter'
import { createStore, UNDECIDED } from './createStore'
import { createVendors } from './createVendors'
import { createWhen } from './createWhen'
import { createWriters } from './createWriters'
import { describeChange } from './describeChange'
import type { Door } from './door'
import { findEarlyHosts } from './findEarlyHosts'
import { RUNNING } from './running'
import { watchPage } from './watchPage'
import { watchStoredChoice } from './watchStoredChoice'

/** The state before the start, for comparison: nothing is granted. */
const NOTHING = { ...UNDECIDED, granted: [] }

/**
 * Wires and starts everything, and returns the API. Throws nothing into the page. One document has one consent: if this
 * or another copy of the SDK already runs, returns that one.
 */
export function startConsent(config: ResolvedConfig, door: Door): Consent {
  const home = document as { [RUNNING]?: Consent }
  if (home[RUNNING]) return home[RUNNING]
  captureNatives()

  let alive = false
  const leaving = new AbortController()
  const store = createStore(config)
  /** Returns the current choice as a `choice` event for late listeners. */
  const describeChoice = () => describeChange(NOTHING, store.get(), 'stored')

  // Events and failures.
  const { on, emit, clear } = createEmitter(
    document,
    (event) => {
      const { choice } = store.get()
      if (alive && event === 'ready') return { choice }
      return alive && event === 'choice' && choice && describeChoice()
    },
    (error) => fail('listener', `${error}`),
  )
  const { fail, safely } = createReporter(door, emit)
  const tellUnknown = (ids: readonly string[]): void => {
    for (const id of `${ids}`.match(/[^,|!]+/g) ?? [])
      if (!config.ids.includes(id)) fail('unknown-id', `"${id}" (${config.ids})`)
  }

  // What the choice allows.
  const allows = (need: readonly string[], lifetime?: Lifetime): boolean => {
    try {
      tellUnknown(need)
      return isAllowed(store.get(), need, lifetime)
    } catch {
      return false
    }
  }
  // Who asks, and what for.
  const { name: key } = config.cookie
  const { from } = config.adopt
  const isOwnHost = (hostname: string) => isOwn(config, hostname, location.hostname)
  const names = createNotedNames(key)
  const release = () => parts.release()
  const writers = createWriters({ ...door, isOwnHost, emit, fail }, names, release)
  const attempts = createAttempts({ store, emit }, writers, release)

  const core: Core = {
    ...door,
    config,
    store,
    on,
    emit,
    fail,
    safely,
    allows,
    isAlive: () => alive,
    isDecided: () => !!store.get().choice,
    ...attempts,
    declares: (address) => isDeclared(config, address),
    passesAll: () => store.get().whole,
    longest: (name, asked) => longest(config, name, asked, (detail) => fail('too-long', detail)),
    servicesAt: (address) => servicesAt(config, address),
    early: [],
    hosts: config.services.flatMap(({ category, hosts = [] }) => (category === NECESSARY ? [] : hosts)),
    isOwnHost,
    heldScripts: new WeakMap(),
    roots: createRoots(),
    onShadowTag: () => parts.onPageChange(),
    heldByGate: new WeakSet(),
    given: new WeakMap(),
    key,
    isAnswer: (name) => name === key || (!!from && (name === config.adopt.name || ANSWER.test(name))),
    patch,
    choose: (wish, notice) => choose(wish, 'visitor', notice),
    open: () => open(),
    model: () => ({ ...store.get(), receipt: store.receipt() }),
    erase: () => reset(),
    writeOwn,
    keepOnly: (isKept) => erase({ cookie: isKept, storage: isKept }, location, fail),
  }

  // The effects of a choice.
  const gates = createGates(core)
  const vendors = createVendors(core, leaving)
  const parts = createParts(core, vendors, () => effects.erased())
  const shutGates = (): void =>
    gates.shut(core.hosts.length > 0 || !!from || store.get().granted.length > 0 || !!release())
  const effects = createEffects(core, vendors, shutGates, writers, names, parts)
  const modal = createModalHandle(core, parts.fetch)
  const watch = watchStoredChoice(
    config,
    () => adopt(),
    () => actions.restore(),
  )
  const actions = createActions(core, watch, effects, parts, modal, leaving)
  const adopt = safely(actions.adopt)
  const reset = safely(actions.reset)
  const open = safely(modal.open)
  const choose = safely((...wish: Parameters<typeof actions.choose>) => {
    const [{ granted, except = [] }] = wish
    tellUnknown([...granted, ...except])
    if (alive) actions.choose(...wish)
    // Nobody sees a prerendered page: wait until it is shown.
    else on('ready', () => actions.choose(...wish))
  })

  /** Returns the wish for every category that the browser's privacy signal does not refuse. */
  const everything = (lifetime?: Lifetime): Wish => {
    const { withheld } = store.get()
    return { granted: config.categories.map(({ id }) => id).filter((id) => !withheld.includes(id)), lifetime }
  }

  const begin = safely(async () => {
    // The first read of the jar takes milliseconds on the call stack of a long script: Chromium looks up the caller,
    // and parses every function on the stack for that.
    if (door.alone) await null
    if (from) await actions.takeOver()
    // Destroyed meanwhile.
    if (leaving.signal.aborted) return
    store.set(store.read())
    watch.begin(store.get())
    // First, to start the download of the modal. It opens after everything below is done.
    safely(actions.askAgain)()
    effects.apply(null)
    alive = true
    const { choice } = store.get()
    emit('ready', { choice })
    // A listener may have chosen just now, which has emitted its own event.
    if (choice && choice === store.get().choice) emit('choice', describeChoice())
  })

  safely(() => {
    // After a late block it is the block that stands in the wrong place.
    if (!door.isLate) core.early = findEarlyHosts(core.servicesAt)
    if (core.early[0]) fail('script-early', `${core.early}`)
  })()
  // Scripts that follow are refused everything until the choice is read.
  shutGates()
  const ownHost = core.hosts.find((declared) => `.${location.hostname}`.endsWith(`.${declared}`))
  if (ownHost) fail('own-host', ownHost)
  if (door.isLate) fail('block-late', '#interact-consent')
  if (door.wrong) {
    const [input, broken] = door.wrong
    parts.fetch('problems').then((part) => {
      if (part) part.explainConfig(input, broken).forEach(report)
      else if (broken) report(broken)
    })
  }
  const leavePage = watchPage(key, leaving, {
    onClick: safely((event: Event) => {
      const pressed = (event.target as Element).closest?.<HTMLElement>(
        '[data-consent-open],[data-consent-accept],[data-consent-reject]',
      )
      if (!pressed) return
      event.preventDefault()
      const { consentAccept, consentReject } = pressed.dataset
      if (consentAccept !== undefined) choose(everything(), 'visitor')
      else if (consentReject !== undefined) choose({ granted: [] }, 'visitor')
      else open()
    }),
    onReturn: safely(watch.check),
    onTags: safely(parts.onPageChange),
    onSeen: begin,
    onMutation() {
      effects.mirror()
      modal.stay()
    },
    safely,
  })

  home[RUNNING] = {
    get choice() {
      return store.get().choice
    },
    allows: (id, lifetime) => allows([id], lifetime),
    when: createWhen(core),
    on,
    acceptAll: (lifetime) => choose(everything(lifetime), 'host'),
    rejectAll: () => choose({ granted: [] }, 'host'),
    choose: (wish) => choose(wish, 'host'),
    open,
    close: modal.close,
    reset,
    receipt: store.receipt,
    audit: async () => (await door.load('audit')).audit(core, effects.coverage(), vendors.trace()),
    destroy() {
      alive = false
      delete home[RUNNING]
      leavePage()
      gates.undo()
      modal.close()
      // Before the modal: parts use its preact.
      parts.undo()
      modal.destroy()
      clear()
      delete document.documentElement.dataset.consentGranted
    },
  }
  return home[RUNNING]
}
